#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: smoke bios
#
# Dom0 and one, two, sixteen other domains; what each of them is given.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my @checks = qw(cmdline unprivileged zero memory time);

sub names
{
    my ($count) = @_;
    return map { "domu$_" } 1 .. $count;
}

for my $count (1, 2, 16) {
    my @names = names($count);
    my $log = launch(name => "dom0-and-$count", domains => [
        dom0(args => { check => 'privileged', 'wait-domains' => $count }),
        map { domu($_, args => { check => join ',', @checks }) } @names,
    ]);

    launched_ok($log, [ 'dom0', @names ], "Dom0 and $count more are launched");
    checks_ok($log, $_, @checks) for @names;
    my @created = map { $_->{name} } $log->domains;
    is("@created", "dom0 @names", 'built in the order of the LCM');
}

my $log = launch(name => 'given', cpus => 2, domains => [
    dom0(args => { check => 'domains', 'wait-domains' => 2 }),
    domu('large', memory => 24576, cpus => 4, domid => 9,
         'domain-uuid' => '00112233445566778899aabbccddeeff',
         args => { check => 'vcpus,memory', wait => 500 }),
    domu('small', memory => '4M', args => { check => 'vcpus', wait => 500 }),
]);

launched_ok($log, [ qw(dom0 large small) ], 'domains of several sizes');
my ($large, $small) = map { report_of($log, $_, 'GUEST') } qw(large small);
is_deeply([ @$large{qw(domid mem vcpus)} ], [ 9, 24576, 4 ],
          'large: what the LCM says');
is_deeply([ @$small{qw(domid mem vcpus)} ], [ 1, 4096, 1 ],
          'small: what the LCM says, and the first free domid');
checks_ok($log, 'large', qw(vcpus memory));
is(report_of($log, 'large', 'VCPUS')->{started}, 4, 'all four vCPUs run');
said_ok($log, qr/HL-DOMAIN domid=9 .* mem=24576 vcpus=4/,
        'Dom0 sees the same');
done_testing;
