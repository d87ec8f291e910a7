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

# Each domain is its name and its roles.  A domain that is to be started only
# if something fails is no part of these: here, recovery is one more role.
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
);

# Which mode the domain at this place in the LCM has.
my %modes = (
    pv    => sub { 'pv' },
    pvh   => sub { 'pvh' },
    mixed => sub { ('pv', 'pvh')[$_[0] % 2] },
);

# None of the roles needs a certain domid: only a Dom0 has 0.
sub domid_of
{
    my ($place, $name) = @_;
    return 0 if $name eq 'dom0';
    return 3 + 2 * $place;
}

sub configurations { return map { $_->[0] } @configurations }
sub modes { return sort keys %modes }

# What a domain with these roles has to find.
sub checks
{
    my ($mode, %has) = @_;
    my @checks = qw(roles memory vcpus time);

    # Only what is both gets memory that was not cleared.
    unshift @checks, 'zero' unless $has{control} && $has{hardware};
    push @checks, $has{hardware} ? qw(ioports iomem) : qw(no-ioports no-iomem);
    unshift @checks, 'memmap', 'acpi' if $mode eq 'pvh';
    return join ',', @checks;
}

sub domain
{
    my ($place, $mode, $name, @roles) = @_;
    my @seen = grep { $_ ne 'recovery' } @roles;

    return {
        name => $name, domid => domid_of($place, $name), mode => $mode,
        memory => '12M', cpus => 1 + $place % 2, 'console-output' => 1,
        kernel => $mode eq 'pvh' ? 'hl-guest-pvh' : 'hl-guest-pv64',
        (@roles ? (roles => \@roles) : ()),
        args => {
            roles => join(',', @seen) || 'none',
            check => checks($mode, map { $_ => 1 } @roles),
            # Stays, and with it the memory which others must not see.
            end => 'hang',
        },
    };
}

# All of them are up at the same time, and have said so.
sub until_all_done
{
    return '(?s)\A' . join '', map { "(?=.*HL-DONE name=$_ )" } @_;
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
    my @names = map { $_->{name} } @domains;
    my $title = "$name, $mode";

    my $log = launch(name => "$name-$mode", cpus => 2, domains => \@domains,
                     memory => 768, until => until_all_done(@names), %opt);
    running_ok($log, \@names, "$title: all are launched");
    for my $domain (@domains) {
        checks_ok($log, $domain->{name}, split /,/, $domain->{args}{check});
        is(created($log, $domain->{name})->{mode}, $domain->{mode},
           "$domain->{name}: built as $domain->{mode}");
    }
    return $log;
}

1;
