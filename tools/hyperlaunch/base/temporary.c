/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Directories that are gone when the program is.
 */

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"

static char *directory;

static int remove_one(const char *path, const struct stat *status, int flag,
                      struct FTW *ftw)
{
    (void)status;
    (void)flag;
    (void)ftw;

    return remove(path);
}

static void clean_up(void)
{
    if ( directory )
        nftw(directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(directory);
    directory = NULL;
}

/* nftw() is not meant for this, but the program does nothing else any more. */
static void end_by_signal(int signal_nr)
{
    clean_up();
    signal(signal_nr, SIG_DFL);
    raise(signal_nr);
}

const char *temporary_directory(void)
{
    static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
    const char *parent = getenv("TMPDIR");
    unsigned int i;

    if ( directory )
        return directory;

    if ( asprintf(&directory, "%s/hyperlaunch.XXXXXX",
                  parent && *parent ? parent : "/tmp") < 0 )
        directory = NULL;
    if ( !directory || !mkdtemp(directory) )
    {
        fprintf(stderr, "hyperlaunch: error: no temporary directory %s: %s\n",
                directory ? directory : "", strerror(errno));
        free(directory);
        directory = NULL;
        return NULL;
    }

    atexit(clean_up);
    for ( i = 0; i < sizeof(signals) / sizeof(signals[0]); i++ )
        if ( signal(signals[i], end_by_signal) == SIG_IGN )
            signal(signals[i], SIG_IGN);

    return directory;
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
