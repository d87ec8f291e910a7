# SPDX-License-Identifier: GPL-2.0-only
#
# A test that was written for one machine, on another one: whatever it launches
# is launched there.

package HL::Elsewhere;

use strict;
use warnings;
use FindBin qw($Bin);

# on($arch, $test): be that test, on a machine of this architecture.
sub on
{
    my ($arch, $test) = @_;

    local $ENV{HL_ARCH} = $arch;
    my $done = do "$Bin/$test.t";
    die $@ || "$test.t: $!\n" if !defined $done;
}

1;
