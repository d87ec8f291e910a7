#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64 linux
#
# The same on arm64.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Elsewhere;

HL::Elsewhere::on('arm64', '62-configurations-linux');
