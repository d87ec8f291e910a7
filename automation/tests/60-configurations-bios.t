#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow
#
# The launch configurations, as PV, as PVH and mixed, started by GRUB on a BIOS.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;
use HL::Configurations;

for my $name (configurations) {
    for my $mode (modes) {
        launch_configuration($name, $mode, firmware => 'bios', timeout => 240);
    }
}
done_testing;
