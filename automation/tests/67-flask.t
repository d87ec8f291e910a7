#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios
#
# A launch with FLASK enforcing a policy, which the LCM names: Xen's own policy
# lets it happen, and one can be had that keeps domains out of it.

use strict;
use warnings;
use FindBin qw($Bin);
use lib "$Bin/lib";
use HL::Test;

my $build = $ENV{BUILD} // "$Bin/../../build";
my $source = "$build/xen/src/tools/flask/policy";
my $allowed = 'hyperlaunch_query hyperlaunch_control';

# Writes the source of Xen's own policy.
sub policy_source
{
    my $dir = work_file('policy');

    mkdir $dir;
    system("make -s -C '$source' -f Makefile.common XEN_FULLVERSION=4.20"
           . " FLASK_BUILD_DIR='$dir' CHECKPOLICY=checkpolicy > /dev/null") == 0
        or die "the policy does not build\n";
    open my $fh, '<', "$dir/policy.conf" or die "policy.conf: $!\n";
    local $/;
    return scalar <$fh>;
}

sub compile_policy
{
    my ($name, $text) = @_;
    my $conf = save_file("$name.conf", $text);

    system("checkpolicy -t Xen -c 30 -o '$conf.policy' '$conf' > /dev/null") == 0
        or die "$name does not compile\n";
    return "$conf.policy";
}

# The policy is the first module, after the LCM.
sub launch_with
{
    my ($name, $policy, @domains) = @_;

    return launch(name => $name, xen => 'everything', cpus => 2,
                  xen_args => 'xsm=flask flask=enforcing',
                  modules => [ [ $policy ] ], domains => \@domains,
                  config => qq(\t\t\tconfig { compatible = "xen,config"; policy { )
                      . 'compatible = "xen,xsm-policy", "multiboot,module"; '
                      . "module-index = <1>; }; };\n");
}

my $own = policy_source();
my $log = launch_with('own', compile_policy('own', $own),
    domu('web', args => { check => 'launch-refused' }),
    dom0(args => { check => 'launch-info,ready', 'wait-domains' => 2 }),
    domu('db', args => { check => 'ready' }),
    tiny_boot_domain('start:db,off:db,done', args => { check => 'launch-info' }));

said_ok($log, qr/Flask: +Starting in enforcing mode/, 'the policy is enforced');
ended_ok($log, 'powered off', "Xen's own policy: machine powered off");
is($log->cause, undef, "Xen's own policy: nothing fails");
checks_ok($log, 'boot', 'launch-info');
checks_ok($log, 'dom0', 'launch-info', 'ready');
order_ok($log, [ qr/d\d+ started at.*\n(?s:.*)HL-BOOT step=start:db/,
                 qr/HL-BOOT step=done/, qr/preparing -> reclaiming \(boot-done\)/,
                 qr/starting -> done/ ], "Xen's own policy: all of the launch");

# Nobody may look at a launch, or start anything.
(my $strict = $own) =~ s/allow [^;]*\{ \Q$allowed\E \};//
    or die "the policy has no such rule\n";
$log = launch_with('strict', compile_policy('strict', $strict),
    dom0(args => { 'wait-domains' => 1 }), domu('db'),
    tiny_boot_domain('start:db,done'));
ended_ok($log, 'powered off', 'strict policy: machine powered off');
is($log->cause, 'boot-failed', 'strict policy: the boot domain can do nothing');
like($log->cause_text, qr/start:db: error -13$/, 'strict policy: -EACCES');
said_ok($log, qr/HL-DONE name=db/, 'strict policy: the launch goes on all the same');

done_testing;
