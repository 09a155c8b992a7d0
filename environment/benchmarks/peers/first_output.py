"""From nothing to a table and a chart: a kernel is started, one cell is run, and the clock stops when both have been shown.

The cell of `python3` uses NumPy and matplotlib, that of `java` the library; each makes the same line of seven points.
"""

import sys
import time

from jupyter_client import KernelManager
from worker import serve

CELLS = {
    "python3": """
%matplotlib inline
import numpy as np
import matplotlib.pyplot as plt
from IPython.display import display
z = np.arange(2, 27, 4)
gamma = 0.0053 * (z - 0.166)
display(np.column_stack([z, gamma]))
plt.plot(z, gamma, "o")
plt.title("Critical load against connectivity")
plt.xlabel("Z")
plt.ylabel("gamma_c")
plt.show()
""",
    "java": """
var z = DoubleColumn.create("z", 2, 6, 10, 14, 18, 22, 26);
var gamma = z.subtract(0.166).multiply(0.0053).setName("gamma_c");
show(Table.create("line", z, gamma));
show(Chart.titled("Critical load against connectivity").x("Z").y("gamma_c").points("line", z, gamma));
""",
}


def first_output(kernel):
    began = time.perf_counter()
    manager = KernelManager(kernel_name=kernel, shutdown_wait_time=60)  # a JVM may write its archive of classes at the end
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        client.execute(CELLS[kernel])
        table = picture = False
        while not (table and picture):
            message = client.get_iopub_msg(timeout=120)
            content = message["content"]
            if message["msg_type"] == "error":
                raise RuntimeError("\n".join(content["traceback"]))
            if message["msg_type"] in ("display_data", "execute_result"):
                if "image/png" in content["data"]:
                    picture = True
                elif "text/plain" in content["data"]:
                    table = True
        seconds = time.perf_counter() - began
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    return {"seconds": seconds, "shown": [table, picture]}


if __name__ == "__main__":
    serve(lambda: first_output(sys.argv[1]), lambda: first_output(sys.argv[1]))
