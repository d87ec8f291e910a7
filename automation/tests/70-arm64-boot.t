#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# Xen on an arm64 board, started by U-Boot: Dom0 and dom0less as ever, and what
# the machine's end looks like from outside.

use strict;
use warnings;
use Cwd qw(realpath);
use File::Path qw(remove_tree);
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen dom0less);
use HL::Test;

my $top = realpath("$Bin/../..");
my $cross = 'aarch64-linux-gnu-';
my $dist = $ENV{DIST} // "$top/dist";
my ($xen, $hyperlaunch) = ("$dist/arm64/xen", "$dist/bin/hyperlaunch");

# The smallest guest, which needs nothing but an assembler.
sub hello
{
    my ($elf, $image) = map { work_file($_) } qw(hello.elf hello);
    my $source = "$top/tools/tests/hyperlaunch/guest/images/arm64-hello.S";

    system("${cross}gcc", '-nostdlib', '-static', '-Wl,--build-id=none',
           '-Wl,-Ttext=0', '-o', $elf, $source) == 0
        && system("${cross}objcopy", '-O', 'binary', $elf, $image) == 0
        or die "$source does not build\n";
    return $image;
}

# The node of a kernel which is boot module $index.
sub kernel { return boot_module('kernel', $_[0]) }

# A small domain with that kernel.
sub domain { return dom0less("dom-$_[0]", 1, 16, kernel($_[0])) }

my $hello = hello();

# The same, but saying where modules are as an LCM for a PC does.
sub by_index { return $_[0] =~ s/reg = HL_MODULE\((\d+)\)/module-index = <$1>/gr }

# Input goes to the first domain, then to the second one, then to Xen.
my $to_xen = '\x01\x01\x01' x 2;

# What make-uboot or qemu-run says, and how it ends.
sub output_of
{
    my ($program, @args) = @_;
    my $out = `$Bin/../boot/$program @args 2>&1 < /dev/null`;
    return $out . 'status ' . ($? >> 8);
}

# --- dom0less ----------------------------------------------------------------

for my $gic (2, 3) {
    my $log = boot(name => "dom0less-gicv$gic", arch => 'arm64', gic => $gic,
                   modules => [ [ $hello ], [ $hello ] ], timeout => 60,
                   dts => chosen(domain(1), domain(2)),
                   type => [ [ '(?s)(?=.*d1\) hello)(?=.*d2\) hello)',
                               $to_xen . 'q' ],
                             [ "callbacks for domain 2:(?s:.*)pause_count.*\\n",
                               'R' ] ]);
    ended_ok($log, 'reset', "GICv$gic: typing R ends it");
    order_ok($log, [ qr/U-Boot 20/, qr/Starting kernel/,
                     qr/^\(XEN\) GICv$gic initialization:/m,
                     qr/^\(XEN\) Xen dom0less mode detected/m,
                     qr/Loading d1 kernel from boot module @ 0*42200000$/m,
                     qr/Loading d2 kernel from boot module @ 0*42201000$/m,
                     qr/Serial input to Xen/,
                     qr/'q' pressed -> dumping domain info/,
                     qr/'R' pressed -> rebooting machine/ ],
             "GICv$gic: from U-Boot to domains without Dom0");
    for my $domid (1, 2) {
        said_ok($log, qr/^\(d$domid\) hello from arm64$/m,
                "GICv$gic: d$domid runs");
        said_ok($log, qr/callbacks for domain $domid:(?:\n.*){3} pause_count=1 /,
                "GICv$gic: and has shut down");
    }
    not_said_ok($log, qr/\bd0\b|DOM0/, "GICv$gic: there is no Dom0");
}

my $log = boot(name => 'cpus', arch => 'arm64', cpus => 2, memory => 1024,
               timeout => 60, modules => [ [ $hello ] ], until => '\) hello',
               xen_args => 'sched=credit', dts => chosen(domain(1)));
ended_ok($log, 'output matched', 'two CPUs: the domain runs');
said_ok($log, qr/^\(XEN\) Brought up 2 CPUs/m, 'two CPUs: Xen has both');
said_ok($log, qr/^\(XEN\) Using scheduler: SMP Credit Scheduler \(credit\)/m,
        'and the arguments for it');

# --- Dom0, and the end of the machine ----------------------------------------

my @raw;
for my $round (1, 2) {
    $log = boot(name => "dom0-$round", arch => 'arm64', timeout => 60,
                modules => [ [ $hello ] ], dts => chosen(kernel(1)),
                xen_args => 'dom0_mem=64M console_timestamps=boot',
                qemu => [ '--icount', 0 ]);
    ended_ok($log, 'powered off', 'Dom0 switches the machine off');
    order_ok($log, [ qr/\*\*\* LOADING DOMAIN 0 \*\*\*/, qr/hello from arm64$/m,
                     qr/Hardware Dom0 halted: halting machine/ ],
             'Dom0 runs');
    push @raw, do { local (@ARGV, $/) = ($log->{path}); <> };
}
log_ok($raw[0] eq $raw[1], $log, 'with --icount it says the same each time');

$log = boot(name => 'panic', arch => 'arm64', timeout => 60, dts => chosen());
ended_ok($log, 'Xen panicked', 'no module at all: Xen panics');
is($log->panic, 'Could not set up DOM0 guest OS (rc = -2)',
   'no module at all: since there is no Dom0 either');

# --- from a memory card, as a board on somebody's table boots -----------------

$log = boot(name => 'card', arch => 'arm64', fat => 1, timeout => 60,
            modules => [ [ $hello ], [ $hello ] ],
            dts => by_index(chosen(domain(1), domain(2))),
            xen_args => "don't=care sched=credit",
            until => '(?s)(?=.*d1\) hello)(?=.*d2\) hello)');
ended_ok($log, 'output matched', 'card: both domains run');
order_ok($log, [ qr/Found U-Boot script \/boot\.scr/, qr/Starting kernel/,
                 qr/^\(XEN\) Using scheduler: SMP Credit Scheduler \(credit\)/m,
                 qr/Loading d1 kernel from boot module @ 0*42200000$/m,
                 qr/Loading d2 kernel from boot module @ 0*42201000$/m ],
         'card: by boot.scr, which has arguments for Xen, too');

# --- what is said of mistakes ------------------------------------------------

my $image = work_file('image');

sub refused_ok
{
    my ($what, $pattern, $dts, @args) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $file = save_file('mistake.dts', $dts);
    my $out = output_of('make-uboot', '-o', $image, '-x', $xen, '-t', $file,
                        @args);

    like($out, qr/$pattern(?s:.*)status (?!0)/, $what);
}

refused_ok('a module that is not given',
           qr{/mistake\.dts:7: HL_MODULE\(2\): .* there are 1 \(-m\)},
           chosen(kernel(2)), '-m', $hello);
refused_ok('module 0', qr{/mistake\.dts:7: HL_MODULE\(0\): .* from 1},
           chosen(kernel(0)), '-m', $hello);
refused_ok('the same, as in an LCM for a PC',
           qr{^/chosen/kernel-2: module-index = <2>: .* there are 1 \(-m\)},
           by_index(chosen(kernel(2))), '-m', $hello);
refused_ok('the LCM itself, which is module 0 there',
           qr{^/chosen/kernel-0: module-index = <0>: .* from 1},
           by_index(chosen(kernel(0))), '-m', $hello);
refused_ok('a mistake in the fragment is located there',
           qr{mistake\.dts:2\..* syntax error}, "/ {\n<chosen>\n};\n");
refused_ok('no room', qr{/hello: its \d+ bytes do not fit in .* more --memory},
           chosen(kernel(1)), '-m', $hello, '--memory', 64);
refused_ok('no room for Xen', qr{/big: its \d+ bytes do not fit in at 0x41},
           chosen(kernel(1)), '-x', save_file('big', 'x' x 0x1000001));
refused_ok('a file that is not there', qr{/nix: No such file},
           chosen(kernel(1)), '-m', '/nix');
like(output_of('make-uboot', '-o', $image, '-t',
               save_file('good.dts', chosen(kernel(1))), '-m', $hello,
               '-x', save_file('no-image', 'no image'), '--cpus', 2),
     qr/\Astatus 0$/, 'what is right is made without a word');
like(output_of('qemu-run', '--live', '--timeout', 30, $image),
     qr/Bad Linux ARM64 Image magic(?s:.*)status 10$/,
     'what U-Boot does not start ends the machine, too');
like(output_of('make-uboot', '--fat', '-o', $image, '-t',
               work_file('good.dts'), '-m', $hello, '-x', work_file('no-image')),
     qr/\Astatus 0$/, 'nor does a card need a word');
like(output_of('qemu-run', '--live', '--timeout', 30, $image),
     qr/Bad Linux ARM64 Image magic(?s:.*)status 10$/,
     'boot.scr tries nothing else, either');
like(output_of('make-uboot', '-o', $image, '-t', work_file('good.dts'),
               '-m', $hello, '-x', work_file('no-image'), '--cpus', 2),
     qr/\Astatus 0$/, 'an image is made where another one was');
like(output_of('qemu-run', '--icount', 0, $image),
     qr/--icount: .* make the image with --cpus 1/,
     'reproducible, but with several CPUs');
like(output_of('qemu-run', '--memory', 512, $image),
     qr/--memory: .* made for one board/, 'another amount of memory');

# --- an LCM that was written for a PC ----------------------------------------

for my $launch (glob "$top/docs/hyperlaunch/examples/*.yaml") {
    my $name = $launch =~ s{.*/}{}r;
    my $lcm = work_file("$name.dts");

    system("$hyperlaunch build -f -o - '$launch' 2> /dev/null"
           . " | dtc -q -I dtb -O dts | grep -v 'mode = ' > '$lcm'");
    like(output_of('make-uboot', '-o', $image, '-t', $lcm, '-x', $xen,
                   '-m', $hello, '-m', $hello), qr/\Astatus 0$/,
         "$name: suits a board, too");
    like(`$hyperlaunch check $image/xen.dtb 2>&1`,
         qr/: good: /, "$name: and is good there");
}
remove_tree($image);
done_testing;
