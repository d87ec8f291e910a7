# SPDX-License-Identifier: GPL-2.0-only
"""The patch series: from xen/patches to a Xen tree and back."""
