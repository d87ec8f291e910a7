#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf slow
#
# The launch configurations, as PV and as PVH, started by GRUB on UEFI.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;
use HL::Configurations;

for my $name (configurations) {
    for my $mode (qw(pv pvh)) {
        launch_configuration($name, $mode, firmware => 'ovmf', timeout => 240);
    }
}
done_testing;
