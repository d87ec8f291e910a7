#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# A device tree which describes domains twice: in nodes of dom0less, and below
# /chosen/hypervisor.  Each hypervisor boots what is for it.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen domain_node hypervisor);
use HL::Test;

my $guest = guest_file('hl-guest-arm64');
my $large = save_file('large', "\0" x (4 << 20));
my @dom0 = qw(cmdline domains privileged freepages);

# Module 1 is everybody's kernel; 2 is for one of dom0less only.
sub kernel
{
    my ($name, $args) = @_;
    return boot_module('kernel', 1, "name=$name end=poweroff $args");
}

sub dom0_kernel
{
    my ($name, @more) = @_;
    return kernel($name, 'wait-domains=1 check=' . join ',', @dom0, @more);
}

my $u = kernel('new-u', 'check=cmdline,memory');
my %memory = (memory => '<0 0x4000>');

sub old
{
    return (dom0_kernel('old-dom0', @_),
            domain_node('old-u', \%memory,
                        kernel('old-u', 'check=cmdline,ramdisk'),
                        boot_module('ramdisk', 2)));
}

sub new
{
    return hypervisor(
        domain_node('new-dom0', { memory => '<0 0x10000>',
                    roles => '"control", "hardware", "console", "xenstore"' },
                    dom0_kernel('new-dom0', 'host-tree')),
        domain_node('new-u', { %memory, 'console-output' => undef }, $u));
}

sub both
{
    my ($name, $dts, %opt) = @_;

    return boot(name => $name, arch => 'arm64', memory => 512, timeout => 60,
                modules => [ [ $guest ], [ $large ] ], dts => $dts, %opt,
                xen_args => "dom0_mem=64M " . ($opt{xen_args} // ''));
}

sub free_pages
{
    my ($log) = @_;
    return $log->text =~ /HL-FREE pages=(\d+)/ ? $1 : 0;
}

# --- Hyperlaunch -------------------------------------------------------------

my $log = both('new only', chosen(new()));
launched_ok($log, [ qw(new-dom0 new-u) ], 'new only: launched');
checks_ok($log, 'new-dom0', @dom0, 'host-tree');
not_said_ok($log, qr/Hyperlaunch: note:/, 'new only: nothing to note');
my $free = free_pages($log);

$log = both('both', chosen(old(), new()));
launched_ok($log, [ qw(new-dom0 new-u) ], 'both: what is new is launched');
checks_ok($log, 'new-dom0', @dom0, 'host-tree');
checks_ok($log, 'new-u', 'cmdline');
not_said_ok($log, qr/name=old-/, 'both: what is old is not');
said_ok($log, qr{^\(XEN\) Hyperlaunch: note: /chosen/$_: ignored, as there is /chosen/hypervisor$}m,
        "both: noted: $_") for qw(old-u kernel-1);
not_said_ok($log, qr/dom0less mode/, 'both: nothing of dom0less');
my ($freed) = $log->text =~ /modules freed: (\d+) pages/;
cmp_ok($freed // 0, '>=', 1024, 'both: modules that nobody names are freed');
# The description itself takes a few.
cmp_ok(abs(free_pages($log) - $free), '<', 16, 'both: and nothing is lost');

# --- dom0less ----------------------------------------------------------------

sub old_ok
{
    my ($log, $what) = @_;

    ended_ok($log, 'powered off', "$what: Dom0 ends");
    said_ok($log, qr/^HL-DONE name=old-dom0 .*failed=0/m,
            "$what: what is old is booted: Dom0");
    said_ok($log, qr/^\(d1\) HL-DONE name=old-u .*failed=0/m,
            "$what: what is old is booted: a domain");
    said_ok($log, qr/^HL-DOMAIN domid=1 /m, "$what: Dom0 sees it");
    not_said_ok($log, qr/name=new-/, "$what: what is new is not");
    not_said_ok($log, qr/^HL-DOMAIN domid=2 /m, "$what: there are no others");
}

# It does not know the node, and so its Dom0 sees that.
old_ok(both('without', chosen(old(), new()), xen => 'arm64-no-hyperlaunch'),
       'without Hyperlaunch');

# There is no domain in it.
$log = both('fallback', chosen(old('host-tree'), "\t\thypervisor { compatible = "
            . "\"hypervisor,xen\"; nothing {}; };\n"),
            xen_args => 'hyperlaunch=fallback');
old_ok($log, 'fallback');
said_ok($log, qr/LCM cannot be used: booting what else the device tree describes/,
        'fallback: is said');

# One letter is enough for it not to be meant as an LCM.
$log = both('misspelt', chosen(old(), "\t\thypervisor { compatible = "
            . "\"hypervisor,zen\"; };\n"));
old_ok($log, 'misspelt');
said_ok($log, qr{Hyperlaunch: note: /chosen/hypervisor: compatible: ignored, expected "hypervisor,xen"},
        'misspelt: is noted');

# --- memory that both set aside ----------------------------------------------

# The same words in both, as someone has who moves from one to the other, and
# memory which only the older one sets aside.
sub static_domain
{
    my ($name, $memory, %more) = @_;
    my $shared = "\t\t\tshared { compatible = \"xen,domain-shared-memory-v1\"; "
               . "xen,shm-id = \"both\"; "
               . "xen,shared-mem = <0 0x54000000 0 0x70000000 0 0x10000>; };\n";

    return domain_node($name, { memory => '<0 0x2000>',
                                'xen,static-mem' => "<$memory>", %more }, $shared,
                       kernel($name, 'check=memmap,memory,shared-write'));
}

my $memory = '0 0x50000000 0 0x800000';
my @static = (static_domain('old-1', $memory),
              static_domain('old-2', '0 0x52000000 0 0x2000000'));
# This overlaps, which is nothing to panic about.
push @static, static_domain('old-3', '0 0x50400000 0 0x800000');
my $hypervisor = hypervisor(
    domain_node('new-dom0', { memory => '<0 0x10000>',
                roles => '"control", "hardware", "console", "xenstore"' },
                kernel('new-dom0', 'wait-domains=2 check=cmdline,host-tree')),
    static_domain('new-1', $memory, 'console-output' => undef),
    # Half of what old-2 has.
    static_domain('new-2', '0 0x52000000 0 0x800000', 'console-output' => undef));
my $dom0_shared = "\t\tshared { compatible = \"xen,domain-shared-memory-v1\"; "
                . "xen,shm-id = \"dom0\"; xen,shared-mem = <0 0>; };\n";
$log = both('static', chosen(@static, $dom0_shared, $hypervisor),
            xen => 'arm64-static');
launched_ok($log, [ qw(new-dom0 new-1 new-2) ], 'static: what is new is launched');
checks_ok($log, $_, qw(memmap memory shared-write)) for qw(new-1 new-2);
not_said_ok($log, qr/name=old-/, 'static: what is old is not');
done_testing;
