#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64 slow
#
# The launch configurations on arm64, one half with each version of its
# interrupt controller.

use strict;
use warnings;
use FindBin qw($Bin);
BEGIN { $ENV{HL_ARCH} = 'arm64' }
use lib "$Bin/lib";
use HL::Test;
use HL::Configurations;

my @names = configurations;
launch_configuration($names[$_], 'arm64', gic => 2 + $_ % 2)
    for 0 .. $#names;
done_testing;
