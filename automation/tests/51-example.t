#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: ovmf slow linux
#
# The example that `make run` boots, on UEFI, by its own script.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $out = work_file('output');
my $status = system("FIRMWARE=ovmf TIMEOUT=240 $Bin/../boot/run-example"
                    . " > '$out' 2>&1");

open my $fh, '<', $out or die "$out: $!\n";
my $text = do { local $/; <$fh> };
ok($status == 0, 'make run on OVMF: all domains came up')
    or diag(substr $text, length($text) > 4000 ? -4000 : 0);
for my $name (qw(dom0 web db)) {
    like($text, qr/^ +$name +\d+ .* ms +up/m, "the table shows $name");
}
done_testing;
