"""The machine's float32 peak: OpenBLAS sgemm of squares, 512 to the largest, many times: the best GFLOP/s of all."""

import sys
import time

import numpy as np
from worker import serve, uniform

if __name__ == "__main__":
    largest = int(sys.argv[1])
    sizes = [n for n in (512, 1024, largest) if n <= largest]
    factors = {n: (uniform(1, n * n).reshape(n, n).astype(np.float32), uniform(2, n * n).reshape(n, n).astype(np.float32)) for n in sizes}

    def run():
        best = 0
        for n, (a, b) in factors.items():
            c = np.empty((n, n), np.float32)
            for _ in range(max(5, 50 * 512**3 // n**3)):
                began = time.perf_counter()
                np.matmul(a, b, out=c)
                best = max(best, 2e-9 * n**3 / (time.perf_counter() - began))
        return {"gflops": best}

    serve(run, run)
