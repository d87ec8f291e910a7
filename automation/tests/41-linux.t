#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# Linux in Dom0 and in two other domains, all at the same time.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @linux = (kernel => 'vmlinuz', ramdisk => 'initramfs.cpio.gz');
my $domu = 'earlyprintk=xen,keep quiet hl.end=hang';

# All of these have said that they are up.
sub all_up
{
    return '(?s)\A' . join '', map { "(?=.*HL-LINUX name=$_ .*?xen=\\S+\\s)" }
                                    @_;
}

# A PV Linux with a xenstore ring waits for xenstored, and there is none.
my @unwired = ('xen,enhanced' => 'disabled');

# None of them ends: once all three have said that they are up, all three are.
my $log = launch(name => 'linux', memory => 1280, cpus => 2, timeout => 240,
                 until => all_up(qw(dom0 web db)), domains => [
    dom0(@linux, memory => '384M', cpus => 2,
         args => 'console=hvc0 earlyprintk=xen quiet hl.name=dom0 '
                 . 'hl.end=hang'),
    domu('web', @linux, @unwired, memory => '192M', cpus => 2,
         args => "$domu hl.name=web"),
    domu('db', @linux, @unwired, memory => '192M', args => "$domu hl.name=db"),
]);

ended_ok($log, 'output matched', 'all three are up at the same time');
said_ok($log, qr/launch finalised: 3 of 3 domains started/,
        'three domains are started');
said_ok($log, qr/HL-LINUX name=dom0 .* vcpus=2 .*control=yes/,
        'Dom0 has two vCPUs and is in control');
said_ok($log, qr/HL-LINUX name=web .* vcpus=2 .*control=no/,
        'web has two vCPUs and is not in control');
said_ok($log, qr/HL-LINUX name=db .* vcpus=1 .*control=no/,
        'db has one and is not in control');
my %kernel = map { $_->{words}{kernel} => 1 } $log->reports('LINUX');
is(scalar keys %kernel, 1, 'the same kernel in all of them');

# Rings which nobody serves: a PVH Linux does not wait for xenstore, and neither
# waits for ever for somebody to read its console.
my $loud = 'console=hvc0 hl.end=hang';
$log = launch(name => 'wired', memory => 1024, cpus => 2, timeout => 240,
              until => all_up(qw(pvh pv)), domains => [
    dom0(args => { end => 'hang' }),
    domu('pvh', @linux, mode => 'pvh', memory => '192M', cpus => 2,
         args => "$loud earlyprintk=xen,keep hl.name=pvh"),
    domu('pv', @linux, memory => '192M', 'xen,enhanced' => 'no-xenstore',
         args => "$loud earlyprintk=xen,keep hl.name=pv"),
]);
ended_ok($log, 'output matched', 'wired to nobody: both are up');
said_ok($log, qr/d1 wired: xenstore d0 port \d+ .* console d0 port \d+ /,
        'wired to nobody: PVH has both rings');
said_ok($log, qr/d2 wired: console d0 port \d+ /,
        'wired to nobody: PV has a console ring');
done_testing;
