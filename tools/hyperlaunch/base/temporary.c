/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Directories that are gone when the program is.
 */

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

static char *directory, *unfinished;

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
    if ( unfinished )
        unlink(unfinished);
    free(unfinished);
    unfinished = NULL;
}

/* nftw() is not meant for this, but the program does nothing else any more. */
static void end_by_signal(int signal_nr)
{
    clean_up();
    signal(signal_nr, SIG_DFL);
    raise(signal_nr);
}

static void clean_up_at_end(void)
{
    static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
    static bool prepared;
    unsigned int i;

    if ( prepared )
        return;
    prepared = true;
    atexit(clean_up);
    for ( i = 0; i < sizeof(signals) / sizeof(signals[0]); i++ )
        if ( signal(signals[i], end_by_signal) == SIG_IGN )
            signal(signals[i], SIG_IGN);
}

const char *temporary_directory(void)
{
    const char *parent = getenv("TMPDIR");

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

    clean_up_at_end();

    return directory;
}

static bool trouble(const char *path)
{
    fprintf(stderr, "%s: error: cannot write: %s\n", path, strerror(errno));

    return false;
}

const char *temporary_beside(const char *path)
{
    mode_t mask = umask(0);
    struct stat status;
    int fd;

    umask(mask);
    if ( !stat(path, &status) && !S_ISREG(status.st_mode) )
    {
        fprintf(stderr, "%s: error: is there already, and no regular file\n",
                path);
        return NULL;
    }
    clean_up_at_end();
    if ( asprintf(&unfinished, "%s.XXXXXX", path) < 0 )
        unfinished = NULL;
    fd = unfinished ? mkostemp(unfinished, O_CLOEXEC) : -1;
    if ( fd < 0 )
    {
        trouble(path);
        free(unfinished);
        unfinished = NULL;
        return NULL;
    }
    fchmod(fd, 0666 & ~mask);
    close(fd);

    return unfinished;
}

bool temporary_keep(const char *path)
{
    if ( rename(unfinished, path) )
        return trouble(path);
    free(unfinished);
    unfinished = NULL;

    return true;
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
