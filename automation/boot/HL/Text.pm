# SPDX-License-Identifier: GPL-2.0-only
#
# What a serial port puts out, as text to read.

package HL::Text;

use strict;
use warnings;
use Exporter 'import';
our @EXPORT_OK = qw(plain_text);

# Without the escape sequences of firmware and boot loader (colours, cursor
# positions), carriage returns and other control characters.
sub plain_text
{
    my ($text) = @_;

    $text =~ s/\e\[[0-9;?=]*[A-Za-z]|\e[()][0-9A-B]|\e[c78=>]//g;
    $text =~ s/\r+\n/\n/g;
    $text =~ tr/\r/\n/;
    $text =~ tr/\x00-\x08\x0b-\x1f\x7f//d;
    return $text;
}

1;
