/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Run the fuzz target without libFuzzer: on each file that is named, to see a
 * failure again, or on standard input, for AFL and the like.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The parser looks at 2 MiB at most. */
static uint8_t data[2U << 20];

static int run(const char *name, FILE *file)
{
    size_t size;

    if ( !file )
    {
        perror(name);
        return 1;
    }

    size = fread(data, 1, sizeof(data), file);
    if ( ferror(file) )
    {
        perror(name);
        return 1;
    }

    LLVMFuzzerTestOneInput(data, size);

    return 0;
}

int main(int argc, char **argv)
{
    int i, failed = 0;

    if ( LLVMFuzzerInitialize )
        LLVMFuzzerInitialize(&argc, &argv);

    if ( argc == 1 )
        return run("standard input", stdin);

    for ( i = 1; i < argc; i++ )
    {
        FILE *file = fopen(argv[i], "rb");

        failed |= run(argv[i], file);
        if ( file )
            fclose(file);
    }

    if ( !failed )
        printf("%d inputs, no failure\n", argc - 1);

    return failed;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
