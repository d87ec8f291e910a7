# SPDX-License-Identifier: GPL-2.0-only
#
# Launches with domains that cannot be built between others that can.

package HL::Failures;

use strict;
use warnings;
use Exporter 'import';
use HL::Test;

our @EXPORT = qw(good_domains domains_with);

# The domains of every launch here; @bad come between the two good ones.  Dom0
# counts free pages first of all; the others are there until it has.
sub domains_with
{
    my @bad = @_;
    return [
        dom0(args => { check => 'freepages', 'wait-domains' => 2 }),
        domu('before', args => { check => 'unprivileged', wait => 500 }), @bad,
        domu('after', args => { check => 'zero', wait => 500 }),
    ];
}

# The names of the good ones.
sub good_domains { return qw(dom0 before after) }

1;
