"""Runs the notebook beside this file to its end, without a browser. A cell that fails fails it."""

import pathlib

import nbclient
import nbformat

notebook = nbformat.read(pathlib.Path(__file__).with_name("measurements.ipynb"), as_version=4)
nbclient.NotebookClient(notebook, kernel_name="python3", timeout=240).execute()
print("-- all well")
