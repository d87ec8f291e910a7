#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# Linux as boot domain, which runs the script that is an example in the
# documents, and Linux in the domains that it prepares the launch for.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use Digest::SHA;
use HL::Test;

my @linux = (kernel => 'vmlinux.zst', ramdisk => 'initramfs.cpio.gz');
my $config = 'config { compatible = "xen,config"; '
           . 'boot-domain-timeout-ms = <200000>; };';

sub boot_domain
{
    my ($mode, $script, $arguments) = @_;

    return domu('boot', @linux, mode => $mode, roles => 'boot',
                memory => '192M', 'console-output' => undef,
                args => 'earlyprintk=xen,keep quiet hl.name=boot '
                        . "hl.boot=$script hl.start=$arguments");
}

# Prints status, list and log of the launch, and powers the machine off.
sub reporting_dom0
{
    return dom0(@linux, memory => '320M', @_,
                args => 'console=hvc0 earlyprintk=xen quiet hl.name=dom0 '
                        . 'hl.launch');
}

# What xen-hyperlaunch has said in this domain.
sub told
{
    my ($log, $name) = @_;

    return map { $_->{line} =~ /HL-LAUNCH +(.*)/ ? $1 : () }
               $log->reports_of($name, 'LAUNCH');
}

# The events in the log that Dom0 has printed: [ ms, what, name of the domain ].
sub events
{
    my ($log) = @_;
    my %name = map { ("d$_->{domid}" => $_->{name}) } $log->domains;

    return map { /^(\d+\.\d{3})\s+([a-z-]+)\s+(d\d+|-)\s+[a-z]/
                     ? [ $1, $2, $name{$3} // $3 ] : () } told($log, 'dom0');
}

for my $mode (qw(pv pvh)) {
    # In another order than in the LCM.  "a" says that it is ready, "b" shuts
    # down; "c" is none of the boot domain's business.
    my $log = launch(name => "boot-$mode", memory => 1024, cpus => 2,
                     timeout => 300, config => $config, domains => [
        boot_domain($mode, 'precursor', 'a,b'),
        reporting_dom0(),
        domu('c', args => { end => 'hang' }, 'boot-access' => []),
        domu('b', 'boot-access' => [ 'query', 'start' ]),
        domu('a', @linux, mode => 'pvh', memory => '160M',
             args => 'earlyprintk=xen,keep quiet hl.name=a hl.ready '
                     . 'hl.launch hl.end=hang'),
    ]);

    ended_ok($log, 'powered off', "$mode: machine powered off");
    said_ok($log, qr/HL-LINUX name=boot .* mode=\U$mode\E .* pci=0 /,
            "$mode: the boot domain is up");
    said_ok($log, qr/boot domain: state +preparing .*the boot domain runs/,
            "$mode: it sees the state");
    said_ok($log, qr/boot domain: +d\d+ +a +paused /, "$mode: and domains");
    said_ok($log, qr/boot domain: +- .*may not be queried/,
            "$mode: but not all of them");

    my @events = events($log);
    my @story = map { "$_->[1] $_->[2]" }
                grep { $_->[1] =~ /^(?:unpaused|ready|shutdown|boot-.*|
                                       reclaimed|started|recovered)$/x }
                @events;
    is(join("\n", @story),
       join("\n", 'unpaused boot', 'unpaused a', 'ready a', 'unpaused b',
                  'shutdown b', 'boot-done boot', 'reclaimed -',
                  'unpaused dom0', 'unpaused c', 'started -'),
       "$mode: what happened, in this order");
    is_deeply([ map { $_->[0] } @events ],
              [ sort { $a <=> $b } map { $_->[0] } @events ],
              "$mode: as the times say, too");

    my $told = join "\n", told($log, 'dom0');
    like($told, qr/^state +done \(all is well\)$/m, "$mode: all is well");
    like($told, qr/^cause +none$/m, "$mode: nothing has failed");
    like($told, qr/^d\d+ +a +running .* ready /m, "$mode: a is ready");
    like($told, qr/^d\d+ +b +shutdown \(poweroff\) /m, "$mode: b is down");
    like($told, qr/^d\d+ +boot +destroyed /m, "$mode: boot is no more");
    like($told, qr/^modules +given back$/m, "$mode: nor are boot modules");
    like(join("\n", told($log, 'a')),
         qr/neither boot, recovery nor control domain/,
         "$mode: a is told nothing");
}

# What it reads is what the boot loader has handed over.
sub digest_ok
{
    my ($log, $module, $file) = @_;
    my ($seen) = grep { $_->{words}{module} == $module }
                      $log->reports_of('boot', 'DIGEST');

    is($seen->{words}{sha256} // 'none',
       Digest::SHA->new(256)->addfile($file, 'b')->hexdigest,
       "fails: module $module is read as it is");
}

# The script gives up, and the launch goes on without the boot domain.  Module 1 is
# no domain's kernel: a compressed one has been unpacked in place by then.
my $log = launch(name => 'fails', memory => 768, cpus => 2, timeout => 300,
                 config => $config, modules => [ [ 'vmlinuz' ] ], domains => [
    boot_domain('pvh', 'digests', '1,3'),
    reporting_dom0(roles => [ qw(control hardware console xenstore
                                 recovery) ]),
]);
digest_ok($log, 0, work_file('lcm-fails.dtb'));
digest_ok($log, 1, guest_file('vmlinuz'));
digest_ok($log, 3, guest_file('initramfs.cpio.gz'));
my $told = join "\n", told($log, 'dom0');
ended_ok($log, 'powered off', 'fails: machine powered off');
like($told, qr/^state +recovery /m, 'fails: the launch has failed');
like($told, qr/^cause +boot-failed .*: start: there is no initial domain nobody/m,
     'fails: for the reason that the script gave');
like($told, qr/^\d.* boot-failed +d\d+ +preparing -> reclaiming +start: there /m,
     'fails: the event log has it, too');
done_testing;
