# SPDX-License-Identifier: GPL-2.0-only
#
# `make run`, by its own script, and assertions about what it says.

package HL::Example;

use strict;
use warnings;
use Exporter 'import';
use FindBin qw($Bin);
use HL::Test;

our @EXPORT_OK = qw(run_example came_up_ok);

# The exit status and output of run-example with these variables.
sub run_example
{
    my ($variables) = @_;
    my ($status, $text) = run_once($variables);

    return ($status, $text) if $text !~ /$HL::Test::INJECTED_TWICE/;
    diag("run again, since QEMU did this: $&");
    return run_once($variables);
}

sub run_once
{
    my ($variables) = @_;
    my $out = work_file('output');
    my $status = system("$variables $Bin/../boot/run-example > '$out' 2>&1");

    open my $fh, '<', $out or die "$out: $!\n";
    local $/;
    return ($status >> 8, scalar <$fh>);
}

# All went well, and the table shows that these domains are up.
sub came_up_ok
{
    my ($what, $status, $text, @names) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;

    is($status, 0, "$what: all domains came up")
        or diag(substr $text, length($text) > 4000 ? -4000 : 0);
    for my $name (@names) {
        like($text, qr/^ +$name +\d+ .* ms +up, then shut down/m,
             "$what: table shows $name");
    }
}

1;
