"""nbclient's notebook client with a face: it tells a Screen which cell runs and how far its sweep has come."""

import asyncio
import atexit
import contextlib
import os
import sys
import threading
import time

from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient

PROGRESS = "application/vnd.engram.progress+json"


class Interrupted(Exception):
    """Ctrl-C, or a request to terminate."""


def pass_on(end):
    """What a kernel says on its standard error, but for the JVM's remark on incubator modules."""
    with os.fdopen(end, errors="replace") as lines:
        for line in lines:
            if not line.startswith("WARNING: Using incubator modules"):
                sys.stderr.write(line)
                sys.stderr.flush()


class Client(NotebookClient):
    """Executes one notebook; `run` returns when all cells did, or raises what stopped it."""

    PATIENCE = 5  # seconds for a kernel to end when asked to

    def __init__(self, notebook, screen, folder):
        super().__init__(notebook, kernel_name="java", timeout=None, startup_timeout=120, record_timing=False,
                         kernel_manager_class=AsyncKernelManager, resources={"metadata": {"path": str(folder)}})
        self.screen = screen
        self.code_cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
        self.asked = False
        self.loop = None
        self.cell_number = 0
        self.began = time.monotonic()
        self.progress = ""
        for cell in notebook.cells:  # what was there before is not what this run found
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None

    async def async_start_new_kernel(self, **options):
        """Starts the kernel; the JVM's remark that it uses vectors is not passed on to the terminal."""
        end, beginning = os.pipe()
        threading.Thread(target=pass_on, args=(end,), daemon=True).start()
        try:
            await super().async_start_new_kernel(stderr=beginning, **options)
        finally:
            os.close(beginning)

    def stop(self):
        """Asks `run`, which another thread runs, to end with Interrupted."""
        self.asked = True
        if self.loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended by itself
                self.loop.call_soon_threadsafe(self.stopped.set)

    async def run(self):
        self.stopped = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        if self.asked:
            raise Interrupted
        work = asyncio.ensure_future(self.async_execute())
        ticker = asyncio.ensure_future(self.tick())
        stop = asyncio.ensure_future(self.stopped.wait())
        try:
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                await self.end(work)
                raise Interrupted
            return work.result()
        finally:
            ticker.cancel()
            stop.cancel()
            atexit.unregister(self._cleanup_kernel)  # of nbclient, which would end the ended kernel once more

    async def end(self, work):
        """Ends the kernel: the cell is interrupted, upon which nbclient shuts the kernel down; one that goes on is killed."""
        with contextlib.suppress(Exception):  # a kernel that cannot be interrupted is killed below
            if self.km is not None and self.km.has_kernel:
                await self.km.interrupt_kernel()
        await asyncio.wait({work}, timeout=self.PATIENCE)
        if not work.done():
            await self.kill()
            await asyncio.wait({work}, timeout=self.PATIENCE)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await self.kill()  # one that was just being started

    async def kill(self):
        if self.km is not None and self.km.has_kernel:
            with contextlib.suppress(asyncio.InvalidStateError):  # nbclient ends it at the same moment, too
                await self.km.shutdown_kernel(now=True)

    async def async_execute_cell(self, cell, cell_index, **options):
        if cell.cell_type == "code" and cell.source.strip():
            self.cell_number += 1
            self.began = time.monotonic()
            self.progress = ""
            self.tell()
        return await super().async_execute_cell(cell, cell_index, **options)

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("display_data", "update_display_data"):
            data = msg["content"].get("data", {})
            if PROGRESS in data:
                self.progress = data.get("text/plain", "").strip()
                self.tell()
        return super().process_message(msg, cell, cell_index)

    async def tick(self):
        while True:
            await asyncio.sleep(1)
            self.tell()

    def tell(self):
        if not self.cell_number:
            self.screen.status("  starting the kernel")
            return
        seconds = int(time.monotonic() - self.began)
        detail = self.progress or (f"{seconds // 60}:{seconds % 60:02d}" if seconds else "")
        self.screen.status(f"  cell {self.cell_number} of {len(self.code_cells)}  {detail}".rstrip())
