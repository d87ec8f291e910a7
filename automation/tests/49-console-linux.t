#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# Linux and Xen's console: Dom0 on another domid than 0 reads what is typed, and
# a domain without any console backend is heard.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @linux = (kernel => 'vmlinuz', ramdisk => 'initramfs.cpio.gz');

# Typed in two pieces, so that the second one is behind a round of the focus.
my $log = launch(name => 'linux', memory => 1024, cpus => 2, timeout => 240,
                 xen_args => 'guest_loglvl=none/warning', domains => [
    # A PV Linux would wait for an answer through the ring to xenstore.
    domu('web', @linux, memory => '192M', 'xen,enhanced' => 'disabled',
         args => 'earlyprintk=xen,keep quiet hl.name=web'),
    dom0(@linux, domid => 3, memory => '384M',
         args => 'console=hvc0 quiet hl.name=dom0 hl.input=2 '
                 . 'hl.wait-domains=1'),
], type => [
    [ 'HL-READY name=dom0', 'one\n' ],
    [ 'HL-INPUT name=dom0 text="one"', '\x01\x01\x01' ],
    [ 'input to Xen', '\x01\x01\x01' ],
    [ 'input to DOM3', 'two words\n' ],
]);

ended_ok($log, 'powered off', 'machine powered off');
my @texts = map { $_->{words}{text} } $log->reports_of('dom0', 'INPUT');
is("@texts", 'one two words', 'Dom0 reads what is typed');
said_ok($log, qr/^\(d\d+ web\) .*HL-LINUX name=web /m,
        'a domain without console backend is heard, with its name');
done_testing;
