# SPDX-License-Identifier: GPL-2.0-only
#
# One boot of the real hypervisor, through GRUB, in an emulated PC.

package HL::Machine;

use strict;
use warnings;
use Cwd qw(realpath);
use Exporter 'import';
use File::Basename qw(basename);
use File::Path qw(make_path);
use FindBin qw($Bin);
use Test::More ();
use lib realpath("$Bin/../boot");
use HL::Log;

our @EXPORT_OK = qw(boot guest_file save_file variant_file work_file);

my $top = realpath("$Bin/../..");
my $dist = $ENV{DIST} // "$top/dist";
my $build = $ENV{BUILD} // "$top/build";
my $work = "$build/logs/system/" . basename($0, '.t');
my $boots = 0;

my %xen = (
    release => "$dist/x86_64/xen.gz",
    debug   => "$dist/x86_64/debug/xen.gz",
    stock   => "$dist/x86_64/stock/xen.gz",
);

my %ended = (0 => 'powered off', 10 => 'reset', 11 => 'Xen panicked',
             12 => 'QEMU failed', 20 => 'output matched', 124 => 'timeout');

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
    my ($which) = @_;

    return variant_file($which, 'xen.gz') if !defined $xen{$which};
    if ($which eq 'stock' && !-e $xen{stock}) {
        system("make -C '$top' stock >&2") == 0
            or die "stock Xen does not build\n";
    }
    return must_exist($xen{$which});
}

sub must_exist
{
    my ($file) = @_;
    -e $file or die "no $file: build it with 'make'\n";
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

sub boot_once
{
    my %opt = (xen => 'release', xen_args => '', firmware => 'bios',
               memory => 512, cpus => 1, timeout => 150, qemu => [],
               type => [], @_);
    my $base = sprintf '%02d-%s', ++$boots, $opt{name};
    $base =~ tr/A-Za-z0-9.-/_/c;
    my ($iso, $path) = (work_file("$base.iso"), work_file("$base.log"));

    my @iso = ('-o', $iso, '-x', hypervisor($opt{xen}),
               '-a', "console=com1 loglvl=all guest_loglvl=all "
                     . $opt{xen_args});
    for my $module (@{$opt{modules}}) {
        my ($file, $args) = @$module;
        push @iso, '-m', must_exist(guest_file($file));
        push @iso, '-a', $args if defined $args;
    }
    system("$Bin/../boot/make-iso", @iso) == 0 or die "make-iso failed\n";

    my @until = defined $opt{until} ? ('--until', $opt{until}) : ();
    my @type = map { ('--when', $_->[0], '--type', $_->[1]) } @{$opt{type}};
    system("$Bin/../boot/qemu-run", '--quiet', '--log', $path,
           '--firmware', $opt{firmware}, '--memory', $opt{memory},
           '--cpus', $opt{cpus}, '--timeout', $opt{timeout},
           @until, @type, @{$opt{qemu}}, $iso);
    my $status = $? >> 8;
    unlink $iso;

    my $log = HL::Log->from_file($path);
    $log->{end} = $ended{$status} // "status $status";
    $log->{path} = $path;
    return $log;
}

1;
