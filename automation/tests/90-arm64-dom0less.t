#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# What a device tree can give to domains on Arm: static memory, static heap,
# static shared memory, static event channels, cpupools, an emulated UART and
# limits.  All of it in nodes of dom0less, and then in the same words below
# /chosen/hypervisor: it has the same effect, which the domains find themselves.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen domain_node hypervisor);
use HL::Test;

my $plain = guest_file('hl-guest-arm64');
my $gzip = work_file('hl-guest-arm64.gz');
system("gzip -9nc '$plain' > '$gzip'") == 0 or die "gzip failed\n";

# --- the same domains in two ways --------------------------------------------

sub kernel
{
    my ($name, $args) = @_;
    return boot_module('kernel', 1, "name=$name $args");
}

sub mib { return sprintf '<0 0x%x>', $_[0] * 1024 }

# A Dom0 is said to be one in Hyperlaunch, and has its arguments on Xen's command
# line in dom0less.
sub dom0_args { return "dom0_mem=$_[0]M dom0_max_vcpus=1" }

sub as_dom0less
{
    my ($dom0, $domains, @others) = @_;
    my @dom0 = $dom0 ? kernel('dom0', $dom0->{args}) : ();

    return chosen(@others, @dom0, map { domain_node(@$_) } @$domains);
}

sub as_hyperlaunch
{
    my ($dom0, $domains, @others) = @_;
    my @dom0 = !$dom0 ? () :
        domain_node('dom0', { memory => mib($dom0->{mib}),
                              roles => '"control", "hardware", "console", "xenstore"' },
                    kernel('dom0', $dom0->{args}));

    return chosen(@others, hypervisor(@dom0, map {
        my ($name, $properties, @nodes) = @$_;
        domain_node($name, { 'console-output' => undef, %$properties }, @nodes)
    } @$domains));
}

my %ways = ('dom0less' => \&as_dom0less, 'Hyperlaunch' => \&as_hyperlaunch);

# Boots these domains in both ways, and has each looked at.
sub both_ways
{
    my ($what, $setup, $look, %opt) = @_;

    for my $way (sort keys %ways) {
        my $log = boot(name => "$what-$way", arch => 'arm64', memory => 1024,
                       timeout => 60, modules => [ [ $gzip ] ], %opt,
                       type => $opt{type} ? $opt{type}{$way} : [],
                       dts => $ways{$way}->(@$setup));

        $look->($log, "$way: $what");
    }
}

# Domain $name says a line which matches.
sub says_ok
{
    my ($log, $name, $pattern, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my ($prefix) = $log->text =~ /^(.*)HL-GUEST name=$name /m;

    log_ok(defined $prefix && scalar($log->text =~ /^\Q$prefix\E$pattern$/m),
           $log, "$what: $name: $pattern");
}

sub passes_ok
{
    my ($log, $name, $what, @checks) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    says_ok($log, $name, "HL-CHECK $_ PASS", $what) for @checks;
    says_ok($log, $name, "HL-DONE name=$name .*failed=0.*", $what);
}

sub checks
{
    my ($checks, $more) = @_;
    return 'check=' . join(',', @$checks) . ' end=poweroff ' . ($more // '');
}

# One end of a static event channel.
sub channel
{
    my ($label, $port, $other) = @_;
    return "\t\t\t$label: channel { compatible = \"xen,evtchn-v1\"; "
         . "xen,evtchn = <$port &$other>; };\n";
}

# Shared memory; $where is what xen,shared-mem says.
sub shared
{
    my ($id, $role, $where) = @_;
    my $said = defined $role ? "role = \"$role\"; " : '';

    return "\t\t\tshared-$id { compatible = \"xen,domain-shared-memory-v1\"; "
         . "${said}xen,shm-id = \"$id\"; xen,shared-mem = <$where>; };\n";
}

# --- in the release build ----------------------------------------------------

# What is typed goes to Dom0 at first, and then from one to the next.
my $switch = '\x01\x01\x01';
my @typed = ([ 'HL-READY name=uart', $switch ],
             [ 'Serial input to DOM1', 'to whom?\n' ]);

my @release = (
    [ 'uart', { memory => mib(16), vpl011 => undef, nr_spis => '<64>' },
      channel('uart_end', 10, 'limits_end'),
      kernel('uart', checks([ qw(memmap interrupts uart static-port uart-input) ],
                            'port=10')) ],
    [ 'limits', { memory => mib(32), max_grant_frames => '<7>',
                  'xen,domain-p2m-mem-mb' => '<3>' },
      channel('limits_end', 20, 'uart_end'),
      kernel('limits', checks([ qw(memmap interrupts no-uart static-port
                                   grant-frames) ], 'port=20')) ],
);
both_ways('default', [
    { mib => 64, args => checks([ qw(memmap host-tree resources) ],
                                'wait-domains=2') }, \@release ],
    sub {
        my ($log, $what) = @_;

        ended_ok($log, 'powered off', "$what: all have run");
        passes_ok($log, 'dom0', $what, qw(memmap host-tree resources));
        passes_ok($log, 'uart', $what, qw(memmap uart static-port uart-input));
        passes_ok($log, 'limits', $what, qw(memmap no-uart static-port));
        says_ok($log, 'uart', 'HL-MEMORY ram=4096 owned=\d+', $what);
        says_ok($log, 'uart', 'HL-INTERRUPTS spis=64', $what);
        says_ok($log, 'uart', 'HL-UART base=22000000', $what);
        says_ok($log, 'uart', 'HL-PORT port=10 peer=2/20', $what);
        says_ok($log, 'uart', 'HL-INPUT name=uart text="to whom\?"', $what);
        said_ok($log, qr/^\(XEN\) DOM1: by the UART of uart$/m,
                "$what: uart: what it writes to its UART");
        says_ok($log, 'limits', 'HL-MEMORY ram=8192 owned=\d+', $what);
        says_ok($log, 'limits', 'HL-PORT port=20 peer=1/10', $what);
        says_ok($log, 'limits', 'HL-GRANT max=7', $what);
        says_ok($log, 'dom0', 'HL-RESOURCES domid=2 cpupool=0 paging-kib=3072',
                $what);
    }, xen_args => dom0_args(64),
    type => { dom0less => \@typed, Hyperlaunch => \@typed });

# --- what has to be compiled in ----------------------------------------------

my @static = (
    # Where the host has it, its guest does not; and memory of two parts.
    [ 'apart', { memory => mib(16), 'domain-cpupool' => '<&pool>',
                 'xen,static-mem' => '<0 0x50000000 0 0x800000 0 0x51000000 0 0x800000>' },
      shared('host', undef, '0 0x54000000 0 0x70000000 0 0x10000'),
      shared('heap', 'owner', '0 0x71000000 0 0x10000'),
      kernel('apart', checks([ qw(memmap zero memory shared-write) ])) ],
    [ 'same', { memory => mib(16), 'direct-map' => undef, vpl011 => undef,
                'xen,static-mem' => '<0 0x52000000 0 0x1000000>' },
      shared('host', undef, '0 0x54000000 0 0x54000000 0 0x10000'),
      kernel('same', checks([ qw(memmap zero memory uart shared-read) ])) ],
    [ 'any', { memory => mib(16) },
      shared('heap', 'borrower', '0 0x72000000 0 0x10000'),
      kernel('any', checks([ qw(memmap shared-read) ])) ],
);
my $pool = '&{/cpus/cpu@1}';
my $pools = "\t\tpool: pool { compatible = \"xen,cpupool\"; "
          . "cpupool-cpus = <$pool>; cpupool-sched = \"credit\"; };\n";

both_ways('static', [
    { mib => 64, args => checks([ qw(memmap host-tree resources) ],
                                'wait-domains=3') }, \@static, $pools ],
    sub {
        my ($log, $what) = @_;

        ended_ok($log, 'powered off', "$what: all have run");
        passes_ok($log, 'dom0', $what, qw(memmap host-tree resources));
        passes_ok($log, 'apart', $what, qw(memmap zero memory shared-write));
        passes_ok($log, 'same', $what, qw(memmap zero memory uart shared-read));
        passes_ok($log, 'any', $what, qw(memmap shared-read));
        said_ok($log, qr/STATIC BANK\[$_->[0]\] 0x0*$_->[1]-/,
                "$what: static memory of the host at $_->[1]")
            for [ 0, '50000000' ], [ 1, '51000000' ], [ 0, '52000000' ];
        says_ok($log, 'apart', 'HL-MAP 40000000-41000000', $what);
        says_ok($log, 'same', 'HL-MAP 52000000-53000000', $what);
        says_ok($log, 'same', 'HL-UART base=9000000', $what);
        says_ok($log, 'apart', 'HL-SHARED id=host start=70000000 size=10000',
                $what);
        says_ok($log, 'apart', 'HL-SHARED id=heap start=71000000 size=10000',
                $what);
        says_ok($log, 'same', 'HL-SHARED id=host start=54000000 size=10000',
                $what);
        says_ok($log, 'any', 'HL-SHARED id=heap start=72000000 size=10000',
                $what);
        says_ok($log, 'dom0', "HL-RESOURCES domid=$_->[0] cpupool=$_->[1] .*",
                $what) for [ 0, 0 ], [ 1, 1 ], [ 2, 0 ], [ 3, 0 ];
    }, xen => 'arm64-static', cpus => 2, xen_args => dom0_args(64));

# Nobody is Dom0, and all memory that is not said to be others' is Xen's.
my $heap = "\t\txen,static-heap = <0 0x58000000 0 0x10000000>;\n";
my @heap = (
    [ 'one', { memory => mib(16), 'xen,static-mem' => '<0 0x50000000 0 0x1000000>' },
      kernel('one', checks([ qw(memmap memory) ])) ],
    [ 'two', { memory => mib(16), 'direct-map' => undef,
               'xen,static-mem' => '<0 0x52000000 0 0x1000000>' },
      kernel('two', checks([ qw(memmap memory) ])) ],
);
both_ways('static heap', [ undef, \@heap, $heap ],
    sub {
        my ($log, $what) = @_;

        ended_ok($log, 'output matched', "$what: both have run");
        passes_ok($log, 'one', $what, qw(memmap memory));
        passes_ok($log, 'two', $what, qw(memmap memory));
        says_ok($log, 'one', 'HL-MAP 40000000-41000000', $what);
        says_ok($log, 'two', 'HL-MAP 52000000-53000000', $what);
        # That is where kernels are unpacked to.
        said_ok($log, qr/Loading zImage from 0*(?:5[89a-f]|6[0-7])[0-9a-f]{6} /,
                "$what: Xen has memory of the static heap");
        not_said_ok($log, qr/panic|BUG at|Assertion/, "$what: nothing is wrong");
    }, xen => 'arm64-static', until => until_done('one', 'two'));
done_testing;
