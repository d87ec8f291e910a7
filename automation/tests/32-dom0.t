#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: smoke bios
#
# A classic Dom0, but described by an LCM.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

for my $xen (qw(release debug)) {
    my @checks = qw(cmdline args privileged memory time domains);
    my $log = launch(name => "dom0-$xen", xen => $xen, domains => [
        dom0(args => { check => join ',', @checks }),
    ]);

    launched_ok($log, [ 'dom0' ], "$xen: Dom0 is launched");
    checks_ok($log, 'dom0', @checks);
    my $guest = report_of($log, 'dom0', 'GUEST');
    is($guest->{'roles-seen'}, 'control,hardware,console,xenstore',
       "$xen: it has every role");
    is($guest->{domid}, 0, "$xen: it has the domid of the LCM");
    is($guest->{mem}, 16384, "$xen: and its memory");
    is(created($log, 'dom0')->{memory}, 16384, "$xen: as Xen says");
    said_ok($log, qr/HL-DOMAIN domid=0 .* xenstore/,
            "$xen: it is the xenstore domain");
}

# The domid makes no Dom0: the roles do.
my $log = launch(name => 'domid-7', domains => [
    dom0(domid => 7, args => { check => 'privileged', 'wait-domains' => 1 }),
    domu('other', domid => 0, args => { check => 'unprivileged' }),
]);

launched_ok($log, [ qw(dom0 other) ], 'Dom0 with domid 7 is launched');
checks_ok($log, 'dom0', 'privileged');
checks_ok($log, 'other', 'unprivileged');
is(report_of($log, 'dom0', 'GUEST')->{domid}, 7, 'it has domid 7');
is(report_of($log, 'other', 'GUEST')->{domid}, 0,
   'a domain without roles has domid 0');
done_testing;
