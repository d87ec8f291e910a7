/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Start and stop QEMU.
 */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/trouble.h"

#include "qemu.h"

void arguments_add(struct arguments *arguments, const char *argument)
{
    arguments->argv = grow(arguments->argv, arguments->nr + 2,
                           sizeof(*arguments->argv));
    arguments->argv[arguments->nr++] = argument;
    arguments->argv[arguments->nr] = NULL;
}

void arguments_free(struct arguments *arguments)
{
    free(arguments->argv);
}

/* Sockets whose other ends QEMU inherits: there is nothing to wait for. */
struct wires {
    int serial[2], control[2];
};

static bool make_wires(struct wires *wires)
{
    if ( socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wires->serial) )
        return false;
    if ( socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wires->control) )
    {
        close(wires->serial[0]);
        close(wires->serial[1]);
        return false;
    }

    return true;
}

static void add_wires(struct arguments *arguments, const struct wires *wires,
                      struct pool *pool)
{
    arguments_add(arguments, "-chardev");
    arguments_add(arguments, pool_printf(pool, "socket,id=control,fd=%d",
                                         wires->control[1]));
    arguments_add(arguments, "-mon");
    arguments_add(arguments, "chardev=control,mode=control");
    arguments_add(arguments, "-chardev");
    arguments_add(arguments, pool_printf(pool, "socket,id=serial,fd=%d",
                                         wires->serial[1]));
    arguments_add(arguments, "-serial");
    arguments_add(arguments, "chardev:serial");
}

/*
 * In the child: become QEMU.  In a process group of its own, it does not see
 * the Ctrl-C that is meant for us.
 */
static void become(char *const argv[], const struct wires *wires,
                   const char *output, pid_t parent)
{
    int in = open("/dev/null", O_RDONLY);
    int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if ( getppid() == parent && in >= 0 && out >= 0 &&
         dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
         dup2(out, STDERR_FILENO) >= 0 &&
         !fcntl(wires->serial[1], F_SETFD, 0) &&
         !fcntl(wires->control[1], F_SETFD, 0) )
        execvp(argv[0], argv);

    fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
    fflush(stderr);
    _exit(127);
}

bool qemu_start(struct qemu *qemu, struct arguments *arguments,
                const char *output, struct pool *pool)
{
    pid_t parent = getpid();
    struct wires wires;

    if ( !make_wires(&wires) )
        return trouble(NULL, "no socket for QEMU: %s", strerror(errno));
    add_wires(arguments, &wires, pool);

    qemu->serial = wires.serial[0];
    qemu->control = wires.control[0];
    qemu->pid = fork();
    if ( qemu->pid == 0 )
        become((char *const *)arguments->argv, &wires, output, parent);
    close(wires.serial[1]);
    close(wires.control[1]);
    if ( qemu->pid < 0 )
    {
        trouble(NULL, "cannot start QEMU: %s", strerror(errno));
        qemu_stop(qemu);
        return false;
    }

    return true;
}

void qemu_stop(struct qemu *qemu)
{
    if ( qemu->pid > 0 )
    {
        kill(qemu->pid, SIGKILL);
        while ( waitpid(qemu->pid, NULL, 0) < 0 && errno == EINTR )
            ;
    }
    close(qemu->serial);
    close(qemu->control);
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
