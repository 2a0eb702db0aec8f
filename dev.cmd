@rem SPDX-License-Identifier: GPL-3.0-or-later
@rem The one entry point on Windows: ./dev, with the Python launcher.
@py -3 "%~dp0packaging\dev" %*
