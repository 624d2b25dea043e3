"""Starts the server of the dashboard: `python -m analysis.pages.serve run dashboard.py`.

Where a foreign page knocks, Streamlit would ask the network for this machine's own address in order
to compare it. It is told beforehand, so that no request ever leaves the machine.
"""

from streamlit import net_util
from streamlit.web import cli

if __name__ == "__main__":
    net_util._external_ip = "127.0.0.1"
    cli.main(prog_name="streamlit")
