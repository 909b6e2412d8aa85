"""Writes the node tests of the installed onnx package, one folder a test, for NodeTestsTest:

    python generate-node-tests.py FOLDER
    ONNX_NODE_TESTS=FOLDER mvn -pl core test -Dtest=NodeTestsTest
"""

import pathlib
import sys

from onnx import TensorProto, numpy_helper
from onnx.backend.test.case.node import collect_testcases

for case in collect_testcases(None):
    folder = pathlib.Path(sys.argv[1], case.name)
    graph = case.model.graph
    for number, data_set in enumerate(case.data_sets):
        data = folder / f"test_data_set_{number}"
        data.mkdir(parents=True, exist_ok=True)
        for kind, values, declared in zip(("input", "output"), data_set, (graph.input, graph.output)):
            for place, value in enumerate(values):
                try:
                    tensor = value if isinstance(value, TensorProto) else numpy_helper.from_array(value)
                except (AttributeError, TypeError):
                    continue  # a sequence, a map or nothing: no model with such a value is loaded
                (data / f"{kind}_{place}.pb").write_bytes(tensor.SerializeToString())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(case.model.SerializeToString())
