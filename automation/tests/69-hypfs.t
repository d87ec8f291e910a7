#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# The launch as Debian's own xenhypfs shows it to a control domain, which was
# built for an older Xen and knows nothing of Hyperlaunch.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $extra = work_file('xenhypfs.cpio.gz');
system("$Bin/../boot/make-xenhypfs", $extra) == 0
    or die "make-xenhypfs failed\n";

# The kernel takes several archives, one behind the other.
my $ramdisk = save_file('initramfs', read_file(guest_file('initramfs.cpio.gz'))
                                     . read_file($extra));
my $uuid = '00112233445566778899aabbccddeeff';

my $log = launch(name => 'hypfs', memory => 1024, cpus => 2, timeout => 240,
                 domains => [
    dom0(kernel => 'vmlinux.zst', ramdisk => $ramdisk, domid => 3,
         memory => '384M', args => 'console=hvc0 quiet hl.name=dom0 hl.boot=hypfs'),
    domu('boot', roles => 'boot', args => { check => 'memory' }),
    domu('web', 'domain-uuid' => $uuid, args => { check => 'memory', end => 'hang' }),
    domu('late', start => 'manual'),
    domu('rec', roles => 'recovery', 'console-output' => undef,
         args => { check => 'memory', end => 'hang' }),
]);
ended_ok($log, 'powered off', 'machine powered off');

my %hypfs = map { /HL-HYPFS (\S+)="(.*)"/ ? ($1 => $2) : () } $log->lines;
my $web = created($log, 'web')->{domid};
my $late = created($log, 'late')->{domid};
my %want = (
    state => 'recovery', cause => 'boot-stopped',
    'cause-text' => 'boot: powered off',
    'domains/3/name' => 'dom0', 'domains/3/state' => 'running',
    'domains/3/roles' => 'control,hardware,console,xenstore',
    "domains/$web/name" => 'web', "domains/$web/state" => 'running',
    "domains/$web/roles" => 'none',
    "domains/$web/uuid" => '00112233-4455-6677-8899-aabbccddeeff',
    "domains/$web/xenstore/domid" => 3,
    "domains/$late/name" => 'late', "domains/$late/state" => 'paused',
    "domains/$late/started" => 0,
    'times/done' => 0,
);
is($hypfs{"/hyperlaunch/$_"}, $want{$_}, $_) for sort keys %want;

# The boot domain and the modules are gone.
is((grep { m{/name$} && $hypfs{$_} eq 'boot' } keys %hypfs), 0,
   'there is no boot domain');
is((grep { m{^/hyperlaunch/modules/} } keys %hypfs), 0, 'there is no module');

my @times = map { $hypfs{"/hyperlaunch/times/$_"} // 0 }
            qw(building preparing reclaiming starting recovery);
ok($times[0] && (!grep { $times[$_] <= $times[$_ - 1] } 1 .. $#times),
   "states were entered in order: @times");
my $started = $hypfs{"/hyperlaunch/domains/$web/started"} // 0;
ok($started >= $times[3] && $started <= $times[4],
   'the domain was started in between');
done_testing;
