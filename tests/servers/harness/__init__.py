# SPDX-License-Identifier: GPL-3.0-or-later
"""Real servers, hostile servers, broken networks and real peers for Lucchetto's tests.

Everything lives on loopback, on free ports and in temporary folders, and is stopped by process id. Python's standard
library and Debian's python3-slixmpp are all it needs.
"""
