#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# What can be wrong with a domain's node on Arm.  Each such domain is left out,
# with a message that says what is wrong where, and what to do; the others start.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen domain_node hypervisor);
use HL::Test;

my $guest = guest_file('hl-guest-arm64');
my $ramdisk = save_file('ramdisk', 'x' x 9000);
# Where make-uboot puts them.
my %at = (xen => '0x41000000', kernel => '0x42200000');
my $kernel_end = sprintf '0x%x', hex($at{kernel}) + (-s $guest);

# --- what is booted ----------------------------------------------------------

sub domain
{
    my ($name, $properties, @nodes) = @_;

    return domain_node($name, { memory => '"8M"', %$properties }, @nodes);
}

sub kernel
{
    my ($name) = @_;
    return boot_module('kernel', 1, "name=$name end=poweroff check=cmdline");
}

# A module node which says this itself.
sub module
{
    my ($kind, $where) = @_;
    return "\t\t\t$kind { compatible = \"multiboot,$kind\", "
         . "\"multiboot,module\"; $where };\n";
}

sub reg { return 'reg = <0 ' . $_[0] . ' 0 ' . $_[1] . '>;' }

sub shared
{
    my ($name, $words) = @_;
    return "\t\t\t$name { compatible = \"xen,domain-shared-memory-v1\"; $words };\n";
}

# A bad domain: name, what its message must match, properties, nodes.  It has a
# kernel unless it brings one.
sub bad
{
    my ($name, $message, $properties, @nodes) = @_;
    my @kernel = grep({ /multiboot,kernel/ } @nodes) ? () : kernel($name);

    return { name => $name, message => $message,
             dts => domain($name, $properties, @kernel, @nodes) };
}

# A good one, before and after them.
sub good
{
    my ($name, $properties, @nodes) = @_;
    return domain($name, { 'console-output' => undef, %{$properties // {}} },
                  kernel($name), @nodes);
}

# Boots these bad domains, and checks what is said of each.
sub bad_ok
{
    my ($what, $bad, %opt) = @_;
    my ($first, $last) = map { delete $opt{$_} // [] } qw(first last);
    my $others = delete $opt{others} // '';
    my $log = boot(name => $what, arch => 'arm64', memory => 1024,
                   timeout => 60, modules => [ [ $guest ], [ $ramdisk ] ],
                   until => 'launch finalised(?s:.*)HL-DONE(?s:.*)HL-DONE',
                   dts => chosen(hypervisor(
                       good('first', @$first), map({ $_->{dts} } @$bad),
                       good('last', @$last), $others)), %opt);

    running_ok($log, [ qw(first last) ], "$what: the others start",
               [ map { $_->{name} } @$bad ]);
    not_said_ok($log, qr/panic|Assertion|BUG at|not all of its memory/,
                "$what: nothing else happens");
    for my $domain (@$bad) {
        my ($name, $message) = @$domain{qw(name message)};

        said_ok($log, qr{Hyperlaunch: error: /chosen/hypervisor/$name$message},
                "$what: $name");
    }
    return $log;
}

# --- modules -----------------------------------------------------------------

# What the release build says, too.
my @modules = (
    bad('in-xen', qr{/ramdisk: reg: 0x1000 bytes at $at{xen}: overlaps with}, {},
        module('ramdisk', reg($at{xen}, '0x1000'))),
    bad('no-ram', qr{/ramdisk: reg: 0x1000 bytes at 0x1000: is not memory that the host has},
        {}, module('ramdisk', reg('0x1000', '0x1000'))),
    bad('ram-end', qr{/ramdisk: reg: 0x2000 bytes at 0x7ffff000: is not memory},
        {}, module('ramdisk', reg('0x7ffff000', '0x2000'))),
    bad('empty', qr{/ramdisk: reg: module of no size}, {},
        module('ramdisk', reg('0x60000000', '0'))),
    bad('cells', qr{/ramdisk: reg: .*found 12 bytes, expected one address and one size}, {},
        module('ramdisk', 'reg = <0 0x60000000 0x1000>;')),
    bad('beyond', qr{/ramdisk: reg: module beyond the address space: found 0xffffffffffff0000},
        {}, module('ramdisk', 'reg = <0xffffffff 0xffff0000 0 0x20000>;')),
    bad('overlap', qr{/ramdisk: module overlaps another one: found $at{kernel} \(see /chosen/hypervisor/first/kernel-1\)},
        {}, module('ramdisk', reg($at{kernel}, '0x1000'))),
    bad('within', qr{/ramdisk: reg: 0x2000 bytes at 0x61001000: overlaps with|/ramdisk: module overlaps another one: found 0x61001000 \(see /chosen/hypervisor/within/kernel\)},
        {}, module('kernel', reg('0x61000000', '0x2000')),
        module('ramdisk', reg('0x61001000', '0x2000'))),
    bad('kinds', qr{/ramdisk-1: boot module which is used as another kind, too: found $at{kernel} \(see /chosen/hypervisor/first/kernel-1\)},
        {}, boot_module('ramdisk', 1)),
    bad('nowhere', qr{/kernel: nothing says where the module is: expected .*reg}, {},
        module('kernel', '')),
    bad('twice', qr{/ramdisk: .*both an index and an address say where}, {},
        module('ramdisk', 'mb-index = <1>; ' . reg('0x60000000', '0x1000'))),
    bad('index', qr{/ramdisk: module-index: .* found 1, expected reg with its address and size, as modules have no numbers here},
        {}, module('ramdisk', 'mb-index = <1>;')),
    bad('not-a-kernel', qr{/kernel-2: not a kernel that Xen can load}, {},
        boot_module('kernel', 2)),
    bad('pv', qr{: mode: there are no PV domains on Arm: leave it out},
        { mode => '"pv"' }),
    bad('hvm', qr{: mode: unknown value: found "hvm", expected}, { mode => '"hvm"' }),
    bad('label', qr{: security-id: not supported yet},
        { 'security-id' => '"system_u:system_r:domU_t"' }),
    bad('pci', qr{: pci-devices: not supported yet},
        { 'pci-devices' => '"0000:00:01.0"' }),
    bad('cpus', qr{: cpus: impossible number of vCPUs: found 5000, expected at most \d+ for a domain},
        { cpus => '<5000>' }),
    bad('big', qr{: memory: }, { memory => '"64G"' }),
    bad('small', qr{: (?:memory: )?(?:its memory is )?too small|: memory: cannot be allocated},
        { memory => '"64K"' }),
    bad('grants', qr{: max_grant_frames: found 4294967295, expected 1 to 2147483647},
        { max_grant_frames => '<0xffffffff>' }),
    bad('grants-0', qr{: max_grant_frames: found 0, expected 1 to},
        { max_grant_frames => '<0>' }),
    bad('grants-8', qr{: max_grant_frames: found 8 bytes, expected one cell},
        { max_grant_frames => '<0 64>' }),
    bad('grants-v', qr{: max_grant_version: found 9, expected 1 to \d},
        { max_grant_version => '<9>' }),
    bad('maptrack', qr{: max_maptrack_frames: found 2147483648, expected 0 to},
        { max_maptrack_frames => '<0x80000000>' }),
    bad('spis', qr{: nr_spis: found 1000, expected 0 to 988},
        { nr_spis => '<1000>' }),
    bad('p2m', qr{: xen,domain-p2m-mem-mb: found 65536, but only \d+MiB are free},
        { 'xen,domain-p2m-mem-mb' => '<65536>' }),
    bad('iommu', qr{: passthrough: found "yes", expected "enabled" or "disabled"},
        { passthrough => '"yes"' }),
    bad('colors', qr{: llc-colors: .*LLC coloring is disabled},
        { 'llc-colors' => '"0-3"' }),
    bad('sve', qr{: sve: }, { sve => '<100>' }),
    bad('direct', qr{: direct-map: .*without static allocation},
        { 'direct-map' => undef }),
);

# Not built in, in what is shipped.
my @release = (
    bad('static', qr{: xen,static-mem: this Xen is built without it \(STATIC_MEMORY\)},
        { 'xen,static-mem' => '<0 0x50000000 0 0x800000>' }),
    bad('share', qr{/share: this Xen is built without shared memory \(STATIC_SHM\)},
        {}, shared('share', 'xen,shm-id = "a"; xen,shared-mem = <0 0x70000000 0 0x1000>;')),
    bad('pool', qr{: domain-cpupool: this Xen is built without it \(BOOT_TIME_CPUPOOLS\)},
        { 'domain-cpupool' => '<1>' }),
);
for my $xen (qw(release debug)) {
    bad_ok($xen, [ @modules, @release ], xen => $xen);
}

# --- what has to be compiled in ----------------------------------------------

sub static { return { 'xen,static-mem' => "<$_[0]>" } }

# Shared memory with this name and place.
sub named
{
    my ($id, $where, $more) = @_;
    return shared('share', "xen,shm-id = \"$id\"; xen,shared-mem = <$where>; "
                           . ($more // ''));
}

my $place = '0 0x54000000 0 0x70000000 0 0x10000';
my $id_wanted = 'xen,shm-id: expected a name of 1 to 15 characters';
my @static = (
    bad('sum', qr{: xen,static-mem: it is 4096KiB: expected as much as memory, 8192KiB},
        static('0 0x58000000 0 0x400000')),
    bad('part', qr{: xen,static-mem: 0x800000 bytes at 0x58000800: is not in whole pages},
        static('0 0x58000800 0 0x800000')),
    bad('none', qr{: xen,static-mem: 0 bytes at 0x58000000: is of no size},
        static('0 0x58000000 0 0')),
    bad('no-ram', qr{: xen,static-mem: 0x800000 bytes at 0x90000000: is not memory that the host has},
        static('0 0x90000000 0 0x800000')),
    bad('taken', qr{: xen,static-mem: 0x800000 bytes at 0x42000000: overlaps with a boot module},
        static('0 0x42000000 0 0x800000')),
    bad('others', qr{: xen,static-mem: 0x800000 bytes at 0x50400000: overlaps with .* another domain's},
        static('0 0x50400000 0 0x800000')),
    bad('the-same', qr{: xen,static-mem: 0x800000 bytes at 0x50000000: is an earlier domain's},
        static('0 0x50000000 0 0x800000')),
    bad('cells', qr{: xen,static-mem: not a list of addresses and sizes, by \#address-cells},
        static('0 0x58000000 0x800000')),
    bad('no-cells', qr{: xen,static-mem: not a list of addresses and sizes},
        { 'xen,static-mem' => undef }),
    bad('pool', qr{: domain-cpupool: expected the phandle of a node compatible with "xen,cpupool"},
        { 'domain-cpupool' => '<0x7777>' }),
    bad('cpus', qr{: domain-cpupool: expected the phandle of a node},
        { 'domain-cpupool' => '<&{/cpus/cpu@0}>' }),
    bad('no-id', qr{/share: $id_wanted}, {},
        shared('share', "xen,shared-mem = <$place>;")),
    bad('empty-id', qr{/share: $id_wanted}, {}, named('', $place)),
    bad('long-id', qr{/share: $id_wanted}, {}, named('1234567890123456', $place)),
    bad('escape', qr{/share: role: found "\?", expected "owner"},
        {}, named('a', $place, 'role = "\\x1b[2J";')),
    bad('role', qr{/share: role: found "lender", expected "owner" or "borrower"},
        {}, named('a', $place, 'role = "lender";')),
    bad('place', qr{/share: xen,shared-mem: expected \[host address,\] guest address and size},
        {}, named('a', '0x54000000 0x10000')),
    bad('no-place', qr{/share: xen,shared-mem: expected \[host address,\] guest address},
        {}, shared('share', 'xen,shm-id = "a";')),
    bad('shared-part', qr{/share: xen,shared-mem: 0x800 bytes at 0x54000000, for the domain at 0x70000000: not in whole pages},
        {}, named('a', '0 0x54000000 0 0x70000000 0 0x800')),
    bad('shared-none', qr{/share: xen,shared-mem: is of no size},
        {}, named('a', '0 0x70000000 0 0')),
    bad('shared-no-ram', qr{/share: xen,shared-mem: 0x10000 bytes at 0x90000000: is not memory},
        {}, named('a', '0 0x90000000 0 0x70000000 0 0x10000')),
    bad('shared-taken', qr{/share: xen,shared-mem: overlaps with what is in use, or differs},
        {}, named('a', "0 $at{kernel} 0 0x70000000 0 0x10000")),
    bad('shared-differs', qr{/share: xen,shared-mem: overlaps .*differs from what others say of the same xen,shm-id},
        {}, named('common', '0 0x54000000 0 0x70000000 0 0x20000')),
    bad('no-owner', qr{/share: role: expected the owner to be a domain further up},
        {}, named('lonely', '0 0x54100000 0 0x70000000 0 0x10000',
                  'role = "borrower";')),
    bad('two-owners', qr{/share: role: an earlier domain is the owner already},
        {}, named('owned', '0 0x54200000 0 0x70000000 0 0x10000',
                  'role = "owner";')),
    bad('shared-direct', qr{/share: xen,shared-mem: expected the same address twice, as the domain has direct-map},
        { 'direct-map' => undef, %{static('0 0x5a000000 0 0x800000')} },
        named('direct', '0 0x5b000000 0 0x70000000 0 0x10000')),
);
my $log = bad_ok('static', [ grep({ $_->{name} !~ /^(?:no-ram|cells|cpus)$/ } @modules),
                             @static ],
    xen => 'arm64-static',
    first => [ static('0 0x50000000 0 0x800000'), named('common', $place),
               named('owned', '0 0x54200000 0 0x70100000 0 0x10000',
                     'role = "owner";') =~ s/share /owned /r,
               "\t\t\tchannel { compatible = \"xen,evtchn-v1\"; "
               . "xen,evtchn = <5 0x9999>; };\n" ],
    last => [ {}, named('common', $place),
              "\t\t\tchannel { compatible = \"xen,evtchn-v1\"; };\n" ],
    # They are nobody's.
    others => module('lost', reg($at{kernel}, '0x1000')) . module('lost-too', ''));

said_ok($log, qr{Hyperlaunch: error: /chosen/hypervisor/$_: not all of its static event channels are connected},
        "$_: event channels") for qw(first last);
said_ok($log, qr{Hyperlaunch: .*: /chosen/hypervisor/$_: .*unknown node, ignored|/$_: domain has},
        "$_: a module of nobody's") for qw(lost lost-too);
done_testing;
