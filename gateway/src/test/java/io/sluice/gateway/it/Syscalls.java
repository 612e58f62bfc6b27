package io.sluice.gateway.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the kernel was asked to do to files, in order, as strace saw it. A call counts from when it
 * returned; an answer to a client from when it was begun, and only on one port.
 */
final class Syscalls {
  private static final Pattern LINE = Pattern.compile("^(\\d+) +(.*)$");
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern FAILED = Pattern.compile("= -1 E\\w+ .*$");
  private static final String UNFINISHED = " <unfinished ...>";

  /** The call of a line, with its arguments; file descriptors carry their paths. */
  record Call(String name, String text) {
    boolean is(String regex) {
      return Pattern.compile(regex).matcher(name).matches();
    }

    boolean about(Path path) {
      return text.contains("<" + path + ">");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private Syscalls() {}

  static List<String> command(Path trace) {
    return List.of(
        "strace",
        "-D", // so that the server is our child, and not the tracer
        "-f",
        "--seccomp-bpf",
        "-yy",
        "-s",
        "300",
        "-e",
        "signal=none",
        "-e",
        "trace=fsync,fdatasync,sync_file_range,syncfs,link,linkat,rename,renameat,renameat2,mkdir,"
            + "mkdirat,unlink,unlinkat,rmdir,fsetxattr,setxattr,utimensat,ftruncate,pwrite64,"
            + "pwritev,copy_file_range,write,writev,sendto,sendmsg",
        "-o",
        trace.toString());
  }

  /** The calls before each answer of the server, one list an answer; the answer is not in it. */
  static List<List<Call>> beforeAnswers(Path trace, int port) throws IOException {
    List<List<Call>> all = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (Call call : (Iterable<Call>) read(trace)::iterator) {
      if (!isNetwork(call)) {
        calls.add(call);
      } else if (isAnswer(call, port)) {
        all.add(calls);
        calls = new ArrayList<>();
      }
    }
    return all;
  }

  /** Whether the last process has ended. */
  static boolean isWhole(Path trace) {
    try {
      List<String> lines = Files.readAllLines(trace);
      return !lines.isEmpty() && lines.getLast().contains("+++ exited");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNetwork(Call call) {
    return call.is("write|writev|sendto|sendmsg");
  }

  private static boolean isAnswer(Call call, int port) {
    return call.text.matches(".*<TCP(v6)?:\\[\\S*:" + port + "->.*")
        && call.text.contains("HTTP/1.1 ");
  }

  private static Stream<Call> read(Path trace) throws IOException {
    Map<String, String> begun = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : Files.readAllLines(trace)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        read(matcher.group(1), matcher.group(2), begun, calls);
      }
    }
    return calls.stream().filter(call -> !FAILED.matcher(call.text).find());
  }

  private static void read(
      String thread, String text, Map<String, String> begun, List<Call> calls) {
    Matcher resumed = RESUMED.matcher(text);
    if (resumed.matches()) {
      String start = begun.remove(thread);
      if (start != null && !isNetwork(call(start))) {
        calls.add(call(start + resumed.group(2)));
      }
    } else if (text.endsWith(UNFINISHED)) {
      String start = text.substring(0, text.length() - UNFINISHED.length());
      begun.put(thread, start);
      if (isNetwork(call(start))) {
        calls.add(call(start));
      }
    } else {
      calls.add(call(text));
    }
  }

  private static Call call(String text) {
    int open = text.indexOf('(');
    return new Call(open < 0 ? "" : text.substring(0, open), text);
  }
}
