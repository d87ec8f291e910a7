# SPDX-License-Identifier: GPL-2.0-only
#
# What system tests are written with: launches of tiny guests, and assertions
# about what became of them.  A failed assertion shows the end of the log, and
# below what the log tells of failures.

package HL::Test;

use strict;
use warnings;
use Exporter 'import';
use Test::More;
use HL::Lcm qw(lcm_source compile_lcm);
use HL::Machine qw(arch boot guest_file read_file save_file work_file);

our @EXPORT = (@Test::More::EXPORT, qw(
    arch boot guest_file read_file save_file work_file dom0 domu
    tiny_boot_domain built_as built_mode distinct file_here here launch lcm_of
    fnv1a until_done ended_ok said_ok not_said_ok order_ok states_ok
    launched_ok running_ok not_built_ok checks_ok created report_of log_ok
));

our $TINY = 'hl-guest-pv64';
my @DOM0_ROLES = qw(control hardware console xenstore);

# Words of the tiny guest which ask for what only x86 has.  A domain all of whose
# vCPUs stop for good has not shut down on Arm.
my %x86_word = map { $_ => 1 } qw(acpi ioports no-ioports halt own-time);

# --- what to launch ----------------------------------------------------------

# A domain is a hash:
#   name, and any property of the binding under its own name (undef: without)
#   kernel, ramdisk   file among the built guests; domains that name the same
#                     file share one boot module
#   own_modules       true: it shares none
#   kernel_index, ramdisk_index   a boot module's number instead of a file
#   kernel_sha256, ramdisk_sha256   digest that the file must have, in hex
#   args              hash of the tiny guest's words (name is added), or the
#                     whole command line
#   extra             dts text for the end of the node's properties

# A Dom0 made of the tiny guest, which powers the machine off in the end.
sub dom0
{
    my %domain = (name => 'dom0', domid => 0, roles => \@DOM0_ROLES,
                  kernel => $TINY, memory => '16M', mode => 'pv', @_);
    my $args = $domain{args} // {};

    $domain{args} = { end => 'poweroff', %$args } if ref $args;
    return \%domain;
}

# A domain without any role, made of the tiny guest.
sub domu
{
    my ($name, %rest) = @_;
    my %domain = (name => $name, kernel => $TINY, memory => '8M', mode => 'pv',
                  'console-output' => 1, %rest);
    my $args = $domain{args} // {};

    $domain{args} = { end => 'poweroff', %$args } if ref $args;
    return \%domain;
}

# A boot domain, made of the tiny guest, which takes these steps: see its boot.c.
sub tiny_boot_domain
{
    my ($steps, %rest) = @_;
    my $args = delete $rest{args} // {};

    return domu('boot', roles => [ 'boot' ], %rest,
                args => { end => 'hang', boot => $steps, %$args });
}

# What makes a domain of the tiny guest one of this mode.
sub built_as
{
    my ($mode) = @_;
    return (mode => $mode,
            kernel => $mode eq 'pvh' ? 'hl-guest-pvh' : $TINY);
}

# What Xen says is the mode of a domain which was asked to have this one.
sub built_mode
{
    my ($mode) = @_;
    return arch() eq 'arm64' ? 'arm64' : $mode;
}

# Of these modes, those which are not the same on this machine.
sub distinct
{
    my ($first, @others) = @_;
    return arch() eq 'arm64' ? $first : ($first, @others);
}

# Of these words of the tiny guest, those which make sense on this machine.
sub here
{
    return @_ if arch() ne 'arm64';
    return grep { !$x86_word{$_} } @_;
}

# For the option until: all of these tiny guests have done their checks.
sub until_done
{
    return '(?s)\A' . join '', map { "(?=.*HL-DONE name=$_ )" } @_;
}

sub command_line
{
    my ($domain) = @_;
    my $args = $domain->{args};

    # What Linux does against speculation costs a quarter of its time when emulated.
    return "$args mitigations=off" if !ref $args && is_linux($domain);
    return $args if !ref $args;
    my %words = %$args;
    $words{check} = join ',', here(split /,/, $words{check})
        if defined $words{check};
    return join ' ', "name=$domain->{name}",
                     map { "$_=$words{$_}" } sort keys %words;
}

# Numbers the boot modules; the LCM is number 0.
sub module_index
{
    my ($modules, $file, $own) = @_;

    if (!$own) {
        for my $i (0 .. $#$modules) {
            return $i + 1 if $modules->[$i][0] eq $file;
        }
    }
    push @$modules, [ $file ];
    return scalar @$modules;
}

# What stands for this file on this machine.  For arm64, there is one build of the
# tiny guest, plain and compressed.
sub file_here
{
    my ($file) = @_;

    return $file if arch() ne 'arm64' || $file !~ /^hl-guest-/;
    return $file =~ /\.gz$/ ? 'hl-guest-arm64.gz' : 'hl-guest-arm64';
}

# There is one kind of domain.
sub on_arm64
{
    my ($domain) = @_;
    my %files = map { $_ => file_here($domain->{$_}) }
                grep { defined $domain->{$_} } qw(kernel ramdisk);

    return (mode => undef, %files);
}

# What HL::Lcm wants to know of a domain.  Adds to the list of boot modules.
sub describe
{
    my ($domain, $modules) = @_;
    my %d = (%$domain, arch() eq 'arm64' ? on_arm64($domain) : ());
    my $own = delete $d{own_modules};
    my %described = (name => $d{name}, modules => [],
                     extra => delete $d{extra});

    for my $kind (qw(kernel ramdisk)) {
        my ($file, $index) = (delete $d{$kind}, delete $d{"${kind}_index"});
        my $sha256 = delete $d{"${kind}_sha256"};
        $index //= module_index($modules, $file, $own) if defined $file;
        next if !defined $index;
        my %module = (kind => $kind, index => $index, sha256 => $sha256);
        $module{bootargs} = command_line($domain) if $kind eq 'kernel';
        push @{$described{modules}}, \%module;
    }
    delete $d{args};
    delete @d{grep { !defined $d{$_} } keys %d};
    $d{'domain-name'} = delete $d{name};
    $described{properties} = \%d;
    return \%described;
}

# The source of an LCM with these domains, and the modules which it needs.
# Modules that must be there, used or not, may be given.
sub lcm_of
{
    my ($domains, $config, @modules) = @_;
    my @described = map { describe($_, \@modules) } @$domains;

    return (lcm_source(\@described, $config), @modules);
}

# QEMU's emulation of SVM can inject an interrupt twice: see "Tests" in
# docs/hyperlaunch/development.md.  A PVH Linux then dies in this way.
our $INJECTED_TWICE = qr/Triple[ ]fault|
                         Kernel[ ]panic[ ]-[ ]not[ ]syncing:[ ]Fatal[ ]exception/x;

sub is_linux
{
    my ($domain) = @_;
    return ($domain->{kernel} // '') =~ m{(?:^|/)vmlinu};
}

# Is it one that may be built as PVH, and that can die of that?
sub is_pvh_linux
{
    my ($domain) = @_;
    return is_linux($domain)
        && ($domain->{mode} // 'pvh') eq 'pvh';
}

# A board can be switched off by its hardware domain only.  Another one which is
# to do so has done all it can when it has done its checks.
sub launch_on_board
{
    my ($source, $modules, $domains, %opt) = @_;
    my ($last) = grep { ref $_->{args} && ($_->{args}{end} // '') eq 'machine-off'
                        && "@{$_->{roles} // []}" !~ /hardware/ } @$domains;

    $opt{until} //= until_done($last->{name}) if $last;
    my $log = boot(%opt, modules => $modules, dts => $source);
    $log->{end} = 'powered off' if $last && $log->{end} eq 'output matched';
    return $log;
}

# launch(name => .., domains => [ .. ], ...) boots an LCM with these domains.
# Options: config (dts text for /chosen/hypervisor), modules (list of [ file ]
# that come first), lcm (the LCM's source, instead of domains), and those of
# boot().
sub launch
{
    my %opt = (domains => [], modules => [], @_);
    my ($source, @modules) = defined $opt{lcm}
        ? ($opt{lcm}, @{$opt{modules}})
        : lcm_of($opt{domains}, $opt{config}, @{$opt{modules}});
    (my $base = $opt{name}) =~ tr/A-Za-z0-9.-/_/c;
    my @domains = @{$opt{domains}};

    delete @opt{qw(domains config lcm)};
    return launch_on_board($source, \@modules, \@domains, %opt)
        if arch() eq 'arm64';

    my $dtb = compile_lcm($source, work_file("lcm-$base"));
    $opt{again} //= $INJECTED_TWICE if grep { is_pvh_linux($_) } @domains;
    return boot(%opt, modules => [ [ $dtb ], @modules ]);
}

# --- what became of it -------------------------------------------------------

# Like ok(), for something that the log should show.
sub log_ok
{
    my ($good, $log, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    return 1 if ok($good, $what);
    diag("machine: $log->{end}; log: $log->{path}");
    if (!$log->{shown}++) {
        diag("    $_") for $log->tail(40);
    }
    # Last, since it may be only the end of all this that is seen.
    diag(join "\n    ", 'of failures, the log says:', few($log->failures));
    return 0;
}

# All of these lines, or the first and the last ones, if they are many.
sub few
{
    my @lines = @_;

    return '(nothing)' if !@lines;
    splice @lines, 5, @lines - 10, '...' if @lines > 10;
    return @lines;
}

sub ended_ok
{
    my ($log, $how, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    return log_ok($log->{end} eq $how, $log, $what // "machine $how");
}

sub said_ok
{
    my ($log, $pattern, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    return log_ok(scalar($log->text =~ /$pattern/m), $log, $what)
        || diag("nothing matches: $pattern");
}

sub not_said_ok
{
    my ($log, $pattern, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    return log_ok($log->text !~ /$pattern/m, $log, $what)
        || diag("matches: $pattern");
}

# All of these are said, in that order.
sub order_ok
{
    my ($log, $patterns, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $from = 0;

    for my $pattern (@$patterns) {
        if (substr($log->text, $from) !~ /$pattern/m) {
            return log_ok(0, $log, $what)
                || diag("nothing matches, in its place: $pattern");
        }
        $from += $+[0];
    }
    return log_ok(1, $log, $what);
}

# The launch went through these states, for these reasons.
sub states_ok
{
    my ($log, $states, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $seen = join ', ', $log->states;
    my $want = join ', ', @$states;

    return log_ok($seen eq $want, $log, $what)
        || diag("states: $seen\nwanted: $want");
}

# What keeps domain $name from being up, or undef.
sub trouble_with
{
    my ($log, $name) = @_;
    my $domain = $log->domain($name);

    return "$name: not created" if !$domain;
    return "$name: not started" if !defined $domain->{started};
    my ($done) = $log->reports_of($name, 'DONE');
    return "$name: " . how_far($log, $name) if !$done;
    return "$name: reports as $done->{words}{name}"
        if $done->{words}{name} ne $name;
    return "$name: $done->{words}{failed} checks failed"
        if $done->{words}{failed};
    return undef;
}

# What became of domain $name, which has not come to its end.
sub how_far
{
    my ($log, $name) = @_;
    my @reports = $log->reports_of($name);

    return @reports ? "not done, came to: $reports[-1]{line}" : 'not heard of';
}

# What is wrong with a launch of these domains, if @$failing were not to be built,
# and @$idle not to be started.
sub trouble_with_launch
{
    my ($log, $names, $failing, $idle) = @_;
    my $final = $log->final;
    # By then there is no boot domain any more.
    my @left = grep { (created($log, $_)->{roles} // '') ne 'boot' } @$names;
    my $total = @left + @$failing + @$idle;
    my @trouble = grep { defined } map { trouble_with($log, $_) } @$names;

    push @trouble, map { "$_: started" }
                   grep { defined created($log, $_)->{started} } @$idle;

    push @trouble, map { "$_: not built: " . $log->not_built($_) }
                   grep { my $n = $_; !grep { $_ eq $n } @$failing }
                   sort keys %{$log->not_built};
    if (!$final) {
        push @trouble, 'launch: not finalised';
    } elsif ($final->{started} != @left || $final->{total} != $total) {
        push @trouble, "launch: $final->{started} of $final->{total} started";
    }
    return @trouble;
}

sub launched_and_ended
{
    my ($log, $how, $names, $what, $failing, $idle) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 2;
    my @trouble = trouble_with_launch($log, $names, $failing // [],
                                      $idle // []);

    push @trouble, "machine: $log->{end}" if $log->{end} ne $how;
    return log_ok(!@trouble, $log, $what) || diag(join "\n", @trouble);
}

# launched_ok($log, $names, $what, $failing, $idle): the machine powered off,
# after these tiny guests and nothing else were started and none of their checks
# failed.  @$failing were not built, and @$idle were, but not started.
sub launched_ok { return launched_and_ended($_[0], 'powered off', @_[1 .. $#_]) }

# The same, but nobody ended the machine: the test had seen enough (until).
sub running_ok
{
    return launched_and_ended($_[0], 'output matched', @_[1 .. $#_]);
}

# Domain $name was not built, for a reason which matches.
sub not_built_ok
{
    my ($log, $name, $pattern, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $reason = $log->not_built($name);
    my $good = defined $reason && $reason =~ /$pattern/;

    return log_ok($good, $log, $what)
        || diag("not built: ", $reason // '(it was)', "; wanted: $pattern");
}

# These checks ran in domain $name, and passed.
sub checks_ok
{
    my ($log, $name, @checks) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my $seen = $log->checks_of($name);
    @checks = here(@checks);
    my @bad = grep { !$seen->{$_} || $seen->{$_}[0] ne 'PASS' } @checks;

    return log_ok(!@bad, $log, "$name: " . join(', ', @checks))
        || diag(join "\n", map { "$_: " . ($seen->{$_} ? "@{$seen->{$_}}"
                                                       : 'did not run') } @bad);
}

# What Xen says of domain $name at its creation; {} if nothing.
sub created
{
    my ($log, $name) = @_;
    return $log->domain($name) // {};
}

# The words of the first report of this kind from domain $name; {} if none.
sub report_of
{
    my ($log, $name, $kind) = @_;
    my ($report) = $log->reports_of($name, $kind);

    return $report ? $report->{words} : {};
}

# What the tiny guest says of a ramdisk: 64 bits of FNV-1a, in two halves.
sub fnv1a
{
    my ($data) = @_;
    my ($high, $low) = (0xcbf29ce4, 0x84222325);

    for my $byte (unpack 'C*', $data) {
        $low ^= $byte;
        # times 2^40 + 0x1b3, in two halves
        my $product = $low * 0x1b3;
        $high = ($high * 0x1b3 + ($product >> 32) + ($low << 8)) & 0xffffffff;
        $low = $product & 0xffffffff;
    }
    return sprintf '%08x%08x', $high, $low;
}

1;
