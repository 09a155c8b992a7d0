"""Requests to stop: SIGINT, SIGTERM and SIGHUP are noted and never raise, so that no writing is cut in two.

The first thing that `run.py` imports: `workbench` hands the three signals over blocked, and they wait until `listen` is called.
"""

import signal

SIGNS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
asked = False
listener = None


def listen():
    """From here on a request is noted, however often it comes."""
    for sign in SIGNS:
        # Under nohup a closed terminal is no request.
        if sign != signal.SIGHUP or signal.getsignal(sign) != signal.SIG_IGN:
            signal.signal(sign, note)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNS)


def note(*_):
    global asked
    asked = True
    if listener is not None:
        listener()


def tell(stop):
    """Calls `stop` when a request comes, and at once if one has come; None ends that."""
    global listener
    listener = stop
    if asked and stop is not None:
        stop()


def leave(code):
    """The exit code, 130 if a request came. From here on none is heard: Python would die of one while it shuts down."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNS)
    return 130 if asked else code
