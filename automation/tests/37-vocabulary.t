#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# LCMs in the words of all the years, with the same meaning; and words that
# nobody knows.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my %lcm;

# 2021: bit fields, and a module's number in the multiboot list.
$lcm{2021} = <<'DTS';
/dts-v1/;
/ { chosen { hypervisor {
    compatible = "hypervisor,xen";
    domain@0 {
        compatible = "xen,domain";
        domid = <0>;
        permissions = <3>;
        functions = <0xC0000004>;
        mode = <5>;
        domain-uuid = [00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00];
        cpus = <1>;
        memory = <0x0 0x4000>;
        kernel {
            compatible = "module,kernel", "module,index";
            mb-index = <1>;
            bootargs = "name=dom0 check=privileged wait-domains=1 end=poweroff";
        };
    };
    domain@1 {
        compatible = "xen,domain";
        domid = <1>;
        permissions = <0>;
        functions = <0>;
        mode = <5>;
        cpus = <2>;
        memory = <0x0 0x2000>;
        console-output;
        kernel {
            compatible = "module,kernel", "module,index";
            mb-index = <1>;
            bootargs = "name=domu check=unprivileged end=poweroff";
        };
        ramdisk {
            compatible = "module,ramdisk", "module,index";
            mb-index = <2>;
        };
    };
}; }; };
DTS

# 2022 and 2023: module-index, memory as text, role as a bit field.
$lcm{2022} = <<'DTS';
/dts-v1/;
/ { chosen { hypervisor {
    compatible = "hypervisor,xen", "xen,x86";
    xen,x86;
    dom0 {
        compatible = "xen,domain";
        domid = <0>;
        role = <1>;
        functions = <0x40000004>;
        mode = <5>;
        cpus = <1>;
        memory = "16384K";
        kernel {
            compatible = "multiboot,kernel";
            module-index = <1>;
            bootargs = "name=dom0 check=privileged wait-domains=1 end=poweroff";
        };
    };
    domu {
        compatible = "xen,domain";
        domid = <1>;
        role = <0>;
        mode = <5>;
        cpus = <2>;
        memory = "8M";
        console-output;
        kernel {
            compatible = "multiboot,kernel";
            module-index = <1>;
            bootargs = "name=domu check=unprivileged end=poweroff";
        };
        ramdisk {
            compatible = "multiboot,ramdisk";
            module-index = <2>;
        };
    };
}; }; };
DTS

# Today's dom0less.
$lcm{dom0less} = <<'DTS';
/dts-v1/;
/ { chosen {
    #address-cells = <2>;
    #size-cells = <2>;
    hypervisor {
    #address-cells = <2>;
    #size-cells = <2>;
    compatible = "hypervisor,xen";
    domU0 {
        compatible = "xen,domain";
        #address-cells = <2>;
        #size-cells = <2>;
        domain-name = "dom0";
        domid = <0>;
        capabilities = <7>;
        mode = "pv";
        cpus = <1>;
        memory = <0x0 0x4000>;
        module@1 {
            compatible = "multiboot,kernel", "multiboot,module";
            module-index = <1>;
            bootargs = "name=dom0 check=privileged wait-domains=1 end=poweroff";
        };
    };
    domU1 {
        compatible = "xen,domain";
        #address-cells = <2>;
        #size-cells = <2>;
        domain-name = "domu";
        capabilities = <0>;
        xen,enhanced = "disabled";
        vpl011;
        mode = "pv";
        cpus = <2>;
        memory = <0x0 0x2000>;
        console-output;
        module@1 {
            compatible = "multiboot,kernel", "multiboot,module";
            module-index = <1>;
            bootargs = "name=domu check=unprivileged end=poweroff";
        };
        module@2 {
            compatible = "multiboot,ramdisk", "multiboot,module";
            module-index = <2>;
        };
    };
}; }; };
DTS

my @modules = map { [ file_here($_) ] } qw(hl-guest-pv64 hl-guest-pv64.gz);
my %names = (2021 => [ 'domain@0', 'domain@1' ], 2022 => [ 'dom0', 'domu' ],
             dom0less => [ 'dom0', 'domu' ]);
# dom0less has no word for the console role.
my %roles = (2021 => 'control,hardware,console,xenstore',
             2022 => 'control,hardware,console,xenstore',
             dom0less => 'control,hardware,xenstore');

# What is not the same on a board: where modules are, which make-uboot knows by
# one name, and modes.  The guest has to look for its ramdisk.
if (arch() eq 'arm64') {
    for (values %lcm) {
        s/\bmb-index\b/module-index/g;
        s/mode = <5>/mode = <4>/g;
        s/mode = "pv"/mode = "pvh"/g;
        s/check=unprivileged/check=ramdisk/g;
    }
}

# The size of the ramdisk that domain $name was given.
sub ramdisk_size
{
    my ($log, $name) = @_;

    return arch() eq 'arm64' ? report_of($log, $name, 'RAMDISK')->{size}
                             : report_of($log, $name, 'START-INFO')->{mod_len};
}

sub same_meaning_ok
{
    my ($what, $log, @names) = @_;
    my ($dom0, $domu) = map { created($log, $_) } @names;

    ended_ok($log, 'powered off', "$what: machine powered off");
    said_ok($log, qr/launch finalised: 2 of 2 domains started/,
            "$what: both domains are started");
    said_ok($log, qr/HL-DONE name=dom0 passed=2 failed=0/,
            "$what: Dom0 passes its checks");
    said_ok($log, qr/HL-DONE name=domu passed=1 failed=0/,
            "$what: so does the other one");
    is($dom0->{roles}, $roles{$what}, "$what: roles of Dom0");
    is($domu->{roles}, 'none', "$what: roles of the other");
    is_deeply([ @$dom0{qw(mode memory vcpus)} ], [ built_mode('pv'), 16384, 1 ],
              "$what: mode, memory, vCPUs of Dom0");
    is_deeply([ @$domu{qw(mode memory vcpus)} ], [ built_mode('pv'), 8192, 2 ],
              "$what: mode, memory, vCPUs of the other");
    is(ramdisk_size($log, $names[1]), -s guest_file($modules[1][0]),
       "$what: ramdisk of the other");
}

for my $words (sort keys %lcm) {
    my $log = launch(name => "words of $words", lcm => $lcm{$words},
                     modules => \@modules);

    same_meaning_ok($words, $log, @{$names{$words}});
    if ($words eq 'dom0less') {
        not_said_ok($log, qr/deprecated/, "$words: nothing is deprecated");
    } else {
        said_ok($log, qr/deprecated/, "$words: the older words are noted");
    }
}

# Unknown words are noted and change nothing.
my $log = launch(name => 'unknown', config => <<'DTS', domains => [
            future-setting = <1>;
            future-node { compatible = "xen,future"; };
DTS
    dom0(args => { 'wait-domains' => 1 }),
    domu('domu', extra => 'shoe-size = <43>; frobnicate;'),
]);
launched_ok($log, [ qw(dom0 domu) ], 'unknown words: launched');
said_ok($log, qr/shoe-size.*unknown property, ignored/,
        'unknown words: the property is noted');
said_ok($log, qr/future-node.*unknown node, ignored/,
        'unknown words: the node is noted');

# The boot loader's command line comes before the bootargs of the LCM.  A board's
# boot loader writes it there.
if (arch() ne 'arm64') {
    $log = launch(name => 'bootargs', modules => [
        [ 'hl-guest-pv64',
          'name=loader check=cmdline wait-domains=1 end=poweroff' ],
    ], domains => [ dom0(), domu('domu', own_modules => 1) ]);
    said_ok($log, qr/HL-DONE name=loader passed=2/,
            'command line: the one of the boot loader is used');
    said_ok($log, qr/HL-DONE name=domu/,
            'command line: without one, the bootargs are used');
}
done_testing;
