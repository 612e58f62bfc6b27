"""Tika's own batch route over a folder, and the documents that the tests make."""

import os
import shutil
import subprocess

from lib import servers

LIBRARIES = f"{servers.HOME}/indexer/extract/target/lib/*"


def program(name):
    home = subprocess.check_output([servers.HOME / "bin/java-home", "javac"], text=True).strip()
    return f"{home}/bin/{name}"


def documents(folder):
    """Makes one of each kind whose text is no picture; their words by their names."""
    classes = servers.HOME / "indexer" / "corpus" / "target" / "classes"
    command = [program("java"), "-Djava.awt.headless=true", "-cp", f"{classes}:{LIBRARIES}"]
    subprocess.run([*command, "io.sluice.corpus.Corpus", folder], check=True)
    lines = (folder / "words").read_text().splitlines()
    return dict(line.split("\t", 1) for line in lines)


class Batch:
    """With a child JVM a core, which is what Sluice has, too."""

    def __init__(self, source):
        self.folder = servers.PLACE / "tika"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.results = self.folder / "results"
        self.classes = self.folder / "classes"
        self.results.mkdir(parents=True)
        compile = [program("javac"), "-proc:none", "-cp", LIBRARIES, "-d", self.classes]
        subprocess.run([*compile, servers.HOME / "perf" / "lib" / "TikaBatch.java"], check=True)
        self.class_path = f"{self.classes}:{LIBRARIES}"
        self.configuration = self.folder / "tika.xml"
        self.configuration.write_text(self._configuration(source))

    def _configuration(self, source):
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<properties>
  <parsers>
    <parser class="org.apache.tika.parser.DefaultParser">
      <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
    </parser>
  </parsers>
  <fetchers>
    <fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher">
      <name>files</name>
      <basePath>{source}</basePath>
    </fetcher>
  </fetchers>
  <emitters>
    <emitter class="TikaBatch$FolderEmitter">
      <name>texts</name>
      <basePath>{self.results}</basePath>
    </emitter>
  </emitters>
  <pipesIterator class="org.apache.tika.pipes.pipesiterator.fs.FileSystemPipesIterator">
    <basePath>{source}</basePath>
    <fetcherName>files</fetcherName>
    <emitterName>texts</emitterName>
  </pipesIterator>
  <async>
    <numClients>{os.cpu_count()}</numClients>
    <javaPath>{program("java")}</javaPath>
    <tikaConfig>{self.configuration}</tikaConfig>
    <forkedJvmArgs>
      <arg>-Xmx512m</arg>
      <arg>-Djava.awt.headless=true</arg>
      <arg>-cp</arg>
      <arg>{self.class_path}</arg>
    </forkedJvmArgs>
  </async>
</properties>
"""

    def run(self):
        """How many files have a text now."""
        shutil.rmtree(self.results)
        self.results.mkdir()
        with open(self.folder / "log", "wb") as log:
            subprocess.run(
                [program("java"), "-cp", self.class_path, "TikaBatch", self.configuration],
                stdout=log,
                stderr=log,
                check=True,
            )
        return len(list(self.results.iterdir()))

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
