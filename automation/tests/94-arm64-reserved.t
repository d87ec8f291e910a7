#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: arm64
#
# Boot modules in memory that the boot loader has reserved, as some have it, and
# others beside it: what is reserved is left alone when modules are given back.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Dts qw(boot_module chosen domain_node hypervisor);
use HL::Test;

# Where make-uboot puts the first module, and how much that is.
my $at = 0x42200000;
my $guest = guest_file('hl-guest-arm64');
my $pages = int(((-s $guest) + 4095) / 4096);

sub launched
{
    my ($what, @reserved) = @_;
    my $check = 'cmdline,zero,memory';
    my $log = boot(
        name => $what, arch => 'arm64', memory => 512, timeout => 60,
        modules => [ [ $guest ] ], until => until_done(qw(one two)),
        dts => join('', map { sprintf "/memreserve/ 0x%x 0x%x;\n", @$_ } @reserved)
             . chosen(hypervisor(
                   map { domain_node($_, { memory => '"32M"',
                                           'console-output' => undef },
                             boot_module('kernel', 1, "name=$_ check=$check "
                                                      . 'end=poweroff'))
                       } qw(one two))));

    running_ok($log, [ qw(one two) ], "$what: launched");
    checks_ok($log, $_, split /,/, $check) for qw(one two);
    my ($freed) = $log->text =~ /modules freed: (\d+) pages/;
    return $freed;
}

my $all = launched('none');
cmp_ok($all, '>=', $pages, 'none: all of the module is given back');
is(launched('exact', [ $at, $pages * 4096 ]), $all - $pages,
   'exact: nothing of the module is given back');
is(launched('around', [ $at - 0x100000, 0x400000 ]), $all - $pages,
   'around: nothing of the module is given back');
done_testing;
