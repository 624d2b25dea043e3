"""Starts the server of the dashboard: `python -m analysis.pages.serve run dashboard.py`.

Where a foreign page knocks, Streamlit would ask the network for this machine's own address in order
to compare it. It is told beforehand, so that no request ever leaves the machine.
"""

import os
import signal
import sys
import threading
import time

from streamlit import net_util
from streamlit.web import cli

LEASH = "PARALLAX_LEASH"  # set by the command: stdin is a pipe that it holds as long as it lives
PATIENCE = 5.0  # seconds for an orderly end


def _held() -> None:
    """End this process when the command that started it is gone, however it went."""
    while os.read(0, 1024):
        pass
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads what is said at the end
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    if os.environ.pop(LEASH, "") and sys.stdin is not None:
        threading.Thread(target=_held, daemon=True).start()
    net_util._external_ip = "127.0.0.1"
    cli.main(prog_name="streamlit")
