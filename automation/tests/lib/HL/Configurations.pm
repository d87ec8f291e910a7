# SPDX-License-Identifier: GPL-2.0-only
#
# The launch configurations that the design document names, as launches of tiny
# guests: who is there, and with which roles.

package HL::Configurations;

use strict;
use warnings;
use Exporter 'import';
use HL::Test;

our @EXPORT = qw(configurations modes launch_configuration);

# Two plain domains stand for "any number".
my @plain = ([ 'plain1' ], [ 'plain2' ]);

# Each domain is its name and its roles.  Where recovery is one role of several,
# it changes nothing.
my @configurations = (
    [ 'classic-dom0',
      [ 'dom0', qw(control hardware recovery console xenstore) ] ],
    [ 'basic-cloud',
      [ 'dom0', qw(control hardware recovery console xenstore) ], @plain ],
    [ 'static-basic',
      [ 'hw', qw(hardware recovery console xenstore) ], @plain ],
    [ 'dynamic-hardware-domain',
      [ 'ctl', qw(control recovery console xenstore) ], [ 'hw', 'hardware' ] ],
    [ 'static-no-hardware-domain',
      [ 'main', qw(recovery console xenstore) ], @plain ],
    [ 'four-ways',
      [ 'xs', 'xenstore' ], [ 'ctl', 'control' ], [ 'con', 'console' ],
      [ 'hw', 'hardware' ], @plain ],
    # Those with a boot domain.
    [ 'extended-launch-dom0', [ 'boot', 'boot' ],
      [ 'dom0', qw(control hardware recovery console xenstore) ] ],
    [ 'cloud', @plain, [ 'boot', 'boot' ],
      [ 'dom0', qw(control hardware recovery console xenstore) ] ],
    [ 'static-standard', [ 'boot', 'boot' ],
      [ 'hw', qw(hardware recovery console xenstore) ], @plain ],
    [ 'static-disaggregated', [ 'xs', 'xenstore' ], [ 'hw', 'hardware' ],
      [ 'rescue', 'recovery' ], [ 'boot', 'boot' ], [ 'con', 'console' ],
      @plain ],
    [ 'dynamic-flexible', [ 'boot', 'boot' ],
      [ 'ctl', qw(control recovery console xenstore) ], [ 'hw', 'hardware' ],
      @plain ],
    [ 'full-disaggregation', @plain, [ 'ctl', 'control' ],
      [ 'rescue', 'recovery' ], [ 'hw', 'hardware' ], [ 'con', 'console' ],
      [ 'boot', 'boot' ], [ 'xs', 'xenstore' ] ],
);

# Which mode the domain at this place in the LCM has.
my %modes = (
    pv    => sub { 'pv' },
    pvh   => sub { 'pvh' },
    mixed => sub { ('pv', 'pvh')[$_[0] % 2] },
    arm64 => sub { 'arm64' },
);

# None of the roles needs a certain domid: only a Dom0 has 0.
sub domid_of
{
    my ($place, $name) = @_;
    return 0 if $name eq 'dom0';
    return 3 + 2 * $place;
}

sub configurations { return map { $_->[0] } @configurations }
# Those of a PC.
sub modes { return qw(mixed pv pvh) }

# What a domain with these roles has to find.
sub checks
{
    my ($mode, %has) = @_;
    my @checks = qw(roles memory vcpus time);

    # A boot domain tries each of the others.
    $checks[0] = 'boot-probes' if $has{boot};

    # Only what is both gets memory that was not cleared.
    unshift @checks, 'zero' unless $has{control} && $has{hardware};
    push @checks, $has{hardware} ? qw(ioports iomem) : qw(no-ioports no-iomem);
    unshift @checks, 'memmap', 'acpi' if $mode ne 'pv';
    push @checks, 'ready' if !$has{boot};
    return join ',', @checks;
}

# The boot domain starts one that others may wait for, and sees it come up.  Not
# the one that is to have the console, which is not to be had before the end.
sub boot_steps
{
    my (@others) = @_;
    my ($first) = map { $_->[0] } grep { "@$_" !~ / (console|recovery)/ } @others;
    my @start = defined $first ? ("start:$first", "ready:$first") : ();

    return join ',', @start, 'check:boot-probes', 'done';
}

# On Arm, that of a hardware domain is where it is in the host, and is there for
# sure only if it can be one piece: its size a power of two.
sub memory { return arch() eq 'arm64' ? '16M' : '12M' }

sub domain
{
    my ($place, $mode, $name, @roles) = @_;

    return {
        name => $name, domid => domid_of($place, $name), built_as($mode),
        memory => memory(), cpus => 1 + $place % 2, 'console-output' => 1,
        (@roles ? (roles => \@roles) : ()),
        args => {
            roles => join(',', @roles) || 'none',
            check => checks($mode, map { $_ => 1 } @roles),
            # Stays, and with it the memory which others must not see.
            end => 'hang',
        },
    };
}

# launch_configuration($name, $mode, options of launch()) boots it, and asserts
# that every domain finds what its roles allow, and nothing else.
sub launch_configuration
{
    my ($name, $mode, %opt) = @_;
    my ($configuration) = grep { $_->[0] eq $name } @configurations;
    my (undef, @who) = @$configuration;
    my @domains = map { domain($_, $modes{$mode}->($_), @{$who[$_]}) }
                      0 .. $#who;
    my @idle = grep { "@{$_->{roles} // []}" eq 'recovery' } @domains;
    my @up = grep { my $d = $_; !grep { $_ == $d } @idle } @domains;
    my @names = map { $_->{name} } @up;
    my ($boot) = grep { $_->{name} eq 'boot' } @domains;
    my $title = "$name, $mode";

    $boot->{args}{boot} = boot_steps(grep { $_->[0] ne 'boot' } @who) if $boot;
    my $log = launch(name => "$name-$mode", cpus => 2, domains => \@domains,
                     memory => 768, %opt,
                     until => until_done(@names) . '(?=.*launch finalised)');
    running_ok($log, \@names, "$title: all are launched", [],
               [ map { $_->{name} } @idle ]);
    for my $domain (@up) {
        checks_ok($log, $domain->{name}, split /,/, $domain->{args}{check});
        is(created($log, $domain->{name})->{mode},
           built_mode($domain->{mode}), "$domain->{name}: its mode");
    }
    return $log;
}

1;
