# SPDX-License-Identifier: GPL-2.0-only
#
# One boot of the real hypervisor: through GRUB in an emulated PC, or through
# U-Boot on an emulated arm64 board.

package HL::Machine;

use strict;
use warnings;
use Cwd qw(realpath);
use Exporter 'import';
use File::Basename qw(basename);
use File::Path qw(make_path remove_tree);
use FindBin qw($Bin);
use Test::More ();
use lib realpath("$Bin/../boot");
use HL::Log;
use HL::Virt;

our @EXPORT_OK = qw(arch boot guest_file read_file save_file variant_file
                    work_file);

my $top = realpath("$Bin/../..");
my $dist = $ENV{DIST} // "$top/dist";
my $build = $ENV{BUILD} // "$top/build";
my $work = "$build/logs/system/" . basename($0, '.t');
my $boots = 0;

my %xen = (
    x86_64 => {
        release => "$dist/x86_64/xen.gz",
        debug   => "$dist/x86_64/debug/xen.gz",
        stock   => "$dist/x86_64/stock/xen.gz",
    },
    arm64 => {
        release => "$dist/arm64/xen",
        debug   => "$dist/arm64/debug/xen",
    },
);

my %ended = (0 => 'powered off', 10 => 'reset', 11 => 'Xen panicked',
             12 => 'QEMU failed', 20 => 'output matched', 124 => 'timeout');

# What machine a test is for, unless it says so itself: see HL::Elsewhere.
sub arch { return $ENV{HL_ARCH} // 'x86_64' }

# A file among the built guests.
sub guest_file
{
    my ($name) = @_;
    return $name =~ m{^/} ? $name : "$dist/guests/$name";
}

# A file of this test, which stays for whoever looks into a failure.
sub work_file
{
    my ($name) = @_;
    make_path($work);
    return "$work/$name";
}

# Such a file with this content.
sub save_file
{
    my ($name, $data) = @_;
    my $file = work_file($name);

    open my $fh, '>:raw', $file or die "$file: $!\n";
    print $fh $data or die "$file: $!\n";
    close $fh or die "$file: $!\n";
    return $file;
}

# The content of a file.
sub read_file
{
    my ($file) = @_;

    open my $fh, '<:raw', $file or die "$file: $!\n";
    local $/;
    return scalar <$fh>;
}

# A file of the hypervisor as config/variants has it, which is built for that.
sub variant_file
{
    my ($variant, $file) = @_;

    system("$top/automation/build/variant.sh '$variant' >&2") == 0
        or die "$variant does not build\n";
    return must_exist("$build/xen/kconfig/$variant/$file");
}

# Only one test needs the stock hypervisor, so it is built for that.
sub hypervisor
{
    my ($arch, $which) = @_;
    my $file = $xen{$arch}{$which};

    if (!defined $file) {
        my $for = $which =~ /^arm64-/ ? 'arm64' : 'x86_64';
        die "xen => '$which' is not for arch => '$arch'\n" if $arch ne $for;
        return variant_file($which, $arch eq 'arm64' ? 'xen' : 'xen.gz');
    }
    if ($which eq 'stock' && !-e $file) {
        system("make -C '$top' stock >&2") == 0
            or die "stock Xen does not build\n";
    }
    return must_exist($file, $arch eq 'arm64' ? 'make xen-arm64' : 'make');
}

sub must_exist
{
    my ($file, $command) = @_;
    $command //= 'make';
    -e $file or die "no $file: build it with '$command'\n";
    return $file;
}

# boot(name => .., modules => [ [ file, arguments ], .. ], ...) returns the
# HL::Log of it, which has two more fields: "end" (how the machine ended) and
# "path" (where the log is).
#
# Further options: xen (release, debug, stock, or one of config/variants),
# xen_args, firmware, memory (MiB), cpus, timeout (s), until (regex), type (list
# of [ regex, text ]: what to type once that is said; see qemu-run), qemu (list
# of further options of qemu-run), again (regex: what is said if the emulator is
# to blame, and the machine is to be booted once more).
#
# With arch => 'arm64', in addition: dts (source of nodes for the board's device
# tree; see make-uboot), gic (2 or 3), fat (true: from a memory card), and what the
# modules are is said there.
#
# Instead of all that is to be booted: image (an ISO, or for arm64 the image of a
# memory card, made by somebody else).
sub boot
{
    my %opt = @_;
    my $log = boot_once(%opt);

    for (1 .. 2) {
        last if !defined $opt{again} || $log->text !~ /$opt{again}/;
        Test::More::diag("$log->{path}: booted again, since QEMU did this: $&");
        $log = boot_once(%opt);
    }
    return $log;
}

# An image of make-iso, and the options of qemu-run that go with it.
sub pc_image
{
    my ($opt, $base) = @_;
    my $iso = work_file("$base.iso");
    my @args = ('-o', $iso, '-x', hypervisor('x86_64', $opt->{xen}),
                '-a', "console=com1 loglvl=all guest_loglvl=all "
                      . $opt->{xen_args});

    for my $module (@{$opt->{modules}}) {
        my ($file, $args) = @$module;
        push @args, '-m', must_exist(guest_file($file));
        push @args, '-a', $args if defined $args;
    }
    system("$Bin/../boot/make-iso", @args) == 0 or die "make-iso failed\n";
    return ($iso, pc_options($opt));
}

sub pc_options
{
    my ($opt) = @_;
    return map { ("--$_", $opt->{$_}) } qw(firmware memory cpus);
}

# An ISO which is there, and the options of qemu-run that go with it.
sub ready_pc_image
{
    my ($opt) = @_;
    return ($opt->{image}, pc_options($opt));
}

# A board with a memory card which is there.
sub ready_board_image
{
    my ($opt, $base) = @_;
    my $image = work_file("$base.board");

    make_path($image);
    HL::Virt::save($image,
                   HL::Virt::board(map { $_ => $opt->{$_} } qw(memory cpus gic)),
                   HL::Virt::card($opt->{image}));
    return ($image);
}

# An image of make-uboot, to which everything else belongs.
sub board_image
{
    my ($opt, $base) = @_;
    my $image = work_file("$base.board");
    my $dts = save_file("$base.dts", $opt->{dts});
    my @args = ('-o', $image, '-x', hypervisor('arm64', $opt->{xen}), '-t', $dts,
                '-a', "loglvl=all guest_loglvl=all $opt->{xen_args}",
                map { ("--$_", $opt->{$_}) } qw(memory cpus gic));

    push @args, '--fat' if $opt->{fat};
    for my $module (@{$opt->{modules}}) {
        my ($file, $args) = @$module;
        die "$file: on arm64, its arguments stand in the dts\n" if defined $args;
        push @args, '-m', must_exist(guest_file($file));
    }
    system("$Bin/../boot/make-uboot", @args) == 0 or die "make-uboot failed\n";
    return ($image);
}

my %image_of = (x86_64 => \&pc_image, arm64 => \&board_image);
my %ready_image_of = (x86_64 => \&ready_pc_image,
                      arm64 => \&ready_board_image);

sub boot_once
{
    my %opt = (arch => arch(), xen => 'release', xen_args => '',
               firmware => 'bios', gic => 3, dts => '', memory => 512,
               cpus => 1, timeout => 150, qemu => [], type => [], @_);
    my $base = sprintf '%02d-%s', ++$boots, $opt{name};
    $base =~ tr/A-Za-z0-9.-/_/c;
    my $path = work_file("$base.log");
    my $from = defined $opt{image} ? \%ready_image_of : \%image_of;
    my ($image, @machine) = $from->{$opt{arch}}->(\%opt, $base);

    my @until = defined $opt{until} ? ('--until', $opt{until}) : ();
    my @type = map { ('--when', $_->[0], '--type', $_->[1]) } @{$opt{type}};
    system("$Bin/../boot/qemu-run", '--quiet', '--log', $path,
           '--timeout', $opt{timeout}, @machine,
           @until, @type, @{$opt{qemu}}, $image);
    my $status = $? >> 8;
    remove_tree($image) if $image ne ($opt{image} // '');

    my $log = HL::Log->from_file($path);
    $log->{end} = $ended{$status} // "status $status";
    $log->{path} = $path;
    return $log;
}

1;
