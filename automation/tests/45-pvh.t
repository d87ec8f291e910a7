#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios slow linux
#
# PVH domains which are not the hardware domain: Linux in them, next to PV
# ones, with and without nested paging, small and large; and what happens if
# they cannot be.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @linux = (kernel => 'vmlinux.zst', ramdisk => 'initramfs.cpio.gz',
             mode => 'pvh');
my $domu = 'earlyprintk=xen,keep quiet hl.end=hang';

# CPU models: with nested paging is the default.
my @no_npt = ('--cpu', 'qemu64,+rdrand,-rdtscp');
my @no_svm = ('--cpu', 'qemu64,+rdrand,-svm');

# Says all that is to be heard from Linux domains before it is enough.
sub until_up
{
    return '(?s)\A' . join '', map { "(?=.*HL-LINUX name=$_ .*?acpi=\\S+\\s)" }
                               @_;
}

# Linux in domain $name is PVH, with this many vCPUs, has found our ACPI tables
# and nearly all of its memory (MiB).
sub linux_ok
{
    my ($log, $name, $vcpus, $memory) = @_;
    my ($linux) = $log->reports_of($name, 'LINUX');
    my $words = $linux ? $linux->{words} : {};

    is(created($log, $name)->{mode}, 'pvh', "$name: created as PVH");
    is(created($log, $name)->{memory}, $memory * 1024, "$name: memory");
    is($words->{mode}, 'PVH', "$name: Linux knows that it is PVH");
    is($words->{vcpus}, $vcpus, "$name: vCPUs are online");
    is($words->{cpuinfo}, $vcpus, "$name: vCPUs are in /proc/cpuinfo");
    is($words->{control}, 'no', "$name: not in control");
    is($words->{acpi}, 'APIC,DSDT,FACP', "$name: ACPI tables");

    # What is missing is the kernel itself and its page structs.
    my $mem = $words->{mem} // 0;
    ok($mem > ($memory - 64) * 1024 * 0.95 && $mem < $memory * 1024,
       "$name: memory as seen by Linux") or diag("$mem KiB");
}

# Next to a PV Dom0, and another PV domain.  One is PVH by default; Dom0's kernel
# cannot be.
my $log = launch(name => 'two', memory => 1024, cpus => 2, timeout => 300,
                 until => until_up('web', 'db'), domains => [
    dom0(mode => undef, args => { end => 'hang' }),
    domu('web', @linux, memory => '256M', cpus => 2,
         args => 'earlyprintk=xen,keep hl.end=hang hl.name=web'),
    domu('tiny', args => { check => 'unprivileged' }),
    domu('db', @linux, mode => undef, memory => '192M', args => "$domu hl.name=db"),
]);
ended_ok($log, 'output matched', 'two PVH domains are up at the same time');
linux_ok($log, 'web', 2, 256);
linux_ok($log, 'db', 1, 192);
is(created($log, 'dom0')->{mode}, 'pv', 'Dom0 is PV by default');
checks_ok($log, 'tiny', 'unprivileged');
said_ok($log, qr/\[mem 0x0*fc000000-0x0*fc001fff\] ACPI data/,
        'web: ACPI tables are in the memory map');
said_ok($log, qr/\[mem 0x0*feff8000-0x0*feffffff\] reserved/,
        'web: the special pages are reserved');
not_said_ok($log, qr/\(d\d+\).*ACPI (?:BIOS )?(?:Error|Warning)/,
            'web: ACPICA has no complaint');

# Without nested paging, on shadow page tables.
$log = launch(name => 'shadow', xen => 'debug', memory => 768, timeout => 400,
              qemu => \@no_npt, until => until_up('web'), domains => [
    dom0(args => { end => 'hang' }),
    domu('web', @linux, memory => '192M', cpus => 2,
         args => "$domu hl.name=web"),
]);
ended_ok($log, 'output matched', 'shadow: up');
linux_ok($log, 'web', 2, 192);

# More than fits below the hole.
SKIP: {
    open my $fh, '<', '/proc/meminfo' or die "/proc/meminfo: $!\n";
    my ($free) = join('', <$fh>) =~ /^MemAvailable:\s+(\d+)/m;
    skip 'not enough memory for a domain of 5GiB', 9 if $free < 8 << 20;

    $log = launch(name => 'large', memory => 6656, timeout => 300,
                  until => until_up('large'), domains => [
        dom0(args => { end => 'hang' }),
        domu('large', @linux, memory => '5G', args => "$domu hl.name=large"),
    ]);
    ended_ok($log, 'output matched', 'large: up');
    linux_ok($log, 'large', 1, 5 * 1024);
}

# --- what cannot be ----------------------------------------------------------

# Fits neither below a Linux kernel, nor behind it.
my $ramdisk = work_file('ramdisk');
open my $fh, '>', $ramdisk or die "$ramdisk: $!\n";
truncate $fh, 16 << 20;
close $fh;

my @modules = map { [ $_ ] } 'hl-guest-pv64', 'vmlinux.zst', 'initramfs.cpio.gz',
                             'bad/random', $ramdisk;
my @good = qw(dom0 after);

sub free_pages
{
    my ($log) = @_;
    return report_of($log, 'dom0', 'FREE')->{pages} // 'unknown';
}

# Dom0 counts free pages while the others are there.
sub launch_with
{
    my ($name, $qemu, $others, @bad) = @_;
    return launch(name => $name, modules => \@modules, memory => 768,
                  qemu => $qemu, domains => [
        dom0(args => { check => 'freepages', 'wait-domains' => $others }),
        @bad,
        domu('after', args => { check => 'zero', wait => 500 }),
    ]);
}

$log = launch_with('all good', [], 1);
launched_ok($log, \@good, 'all good: launched');
my $free = free_pages($log);
like($free, qr/^\d+$/, 'all good: free pages are known');

my @bad = (
    [ 'no PVH entry', qr/no PVH entry point/ ],
    [ 'no ELF file', qr/neither ELF nor compressed ELF/, kernel => 'bad/random' ],
    [ 'less than the fixed pages', qr/too small/, @linux, memory => '40K' ],
    [ 'memory ends before the kernel', qr/too small/, @linux, memory => '12M' ],
    [ 'no room for the ramdisk', qr/too small/, @linux, memory => '80M',
      ramdisk => $ramdisk ],
    [ 'more memory than there is', qr/not enough memory/, @linux,
      memory => '4G' ],
    [ 'more page tables than there is memory', qr/not enough memory/, @linux,
      memory => '576M', cpus => 128 ],
    [ 'too many vCPUs', qr/found 129, expected at most 128/, @linux, cpus => 129 ],
    [ 'device model', qr/device model/, @linux, mode => undef,
      extra => 'mode = <2>;' ],
);
for (@bad) {
    my ($what, $reason, %domain) = @$_;
    my $log = launch_with($what, [], 1,
                          domu('bad', mode => 'pvh', %domain));

    launched_ok($log, \@good, "$what: the others are launched", [ 'bad' ]);
    not_built_ok($log, 'bad', $reason, "$what: is reported");
    is(free_pages($log), $free, "$what: nothing is lost");
}

# Explicitly PVH is an error where that cannot be; by default it is PV then.
for ([ 'no nested paging', \@no_npt, qr/EPT or NPT/ ],
     [ 'no SVM', \@no_svm, qr/VT-x or AMD-V/ ]) {
    my ($what, $qemu, $reason) = @$_;
    my $log = launch_with($what, $qemu, 2,
                          domu('bad', @linux, memory => '64M'),
                          domu('either', mode => undef));

    launched_ok($log, [ @good, 'either' ], "$what: the others are launched",
                [ 'bad' ]);
    not_built_ok($log, 'bad', $reason, "$what: is reported");
    is(created($log, 'either')->{mode}, 'pv', "$what: PV by default");
}
done_testing;
