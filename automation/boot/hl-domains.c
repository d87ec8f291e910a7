/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hl-domains <n> <seconds>
 *
 * Runs in a Dom0 that has no toolstack.  Waits until <n> other domains have
 * shut down, or until <seconds> have passed, and then prints one line for each
 * domain.  Exit status 0 if all <n> did shut down.
 *
 * Must be built against the headers of the very hypervisor it runs on: the
 * sysctl interface is tied to a version.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define __XEN_TOOLS__ 1
#include <public/xen.h>
#include <public/sched.h>
#include <public/sysctl.h>

#define MAX_DOMAINS 128

/* Linux: IOCTL_PRIVCMD_HYPERCALL of xen/privcmd.h. */
struct privcmd_hypercall {
    uint64_t op;
    uint64_t arg[5];
};
#define PRIVCMD_HYPERCALL _IOC(_IOC_NONE, 'P', 0, \
                               sizeof(struct privcmd_hypercall))

/* Hypercall buffers: nothing swaps here, so static memory stays where it is. */
static xen_sysctl_t sysctl;
static xen_domctl_getdomaininfo_t info[MAX_DOMAINS];

/* Fills info[]; returns the number of domains, or -1. */
static int list_domains(int fd)
{
    struct privcmd_hypercall call = {
        .op = __HYPERVISOR_sysctl,
        .arg = { (uintptr_t)&sysctl },
    };

    memset(&sysctl, 0, sizeof(sysctl));
    memset(info, 0, sizeof(info)); /* also makes the pages present */
    sysctl.cmd = XEN_SYSCTL_getdomaininfolist;
    sysctl.interface_version = XEN_SYSCTL_INTERFACE_VERSION;
    sysctl.u.getdomaininfolist.first_domain = 0;
    sysctl.u.getdomaininfolist.max_domains = MAX_DOMAINS;
    set_xen_guest_handle(sysctl.u.getdomaininfolist.buffer, info);

    if ( ioctl(fd, PRIVCMD_HYPERCALL, &call) < 0 )
        return -1;

    return sysctl.u.getdomaininfolist.num_domains;
}

/* The words are those of the tiny guest (tools/tests/hyperlaunch/guest). */
static const char *state(const xen_domctl_getdomaininfo_t *d)
{
    static const char *const reasons[] = {
        [SHUTDOWN_poweroff] = "poweroff",
        [SHUTDOWN_reboot]   = "reboot",
        [SHUTDOWN_suspend]  = "suspend",
        [SHUTDOWN_crash]    = "crash",
        [SHUTDOWN_watchdog] = "watchdog",
    };
    unsigned int reason = (d->flags >> XEN_DOMINF_shutdownshift) &
                          XEN_DOMINF_shutdownmask;

    if ( d->flags & XEN_DOMINF_dying )
        return "dying";
    if ( d->flags & XEN_DOMINF_shutdown )
        return reason < sizeof(reasons) / sizeof(reasons[0])
               ? reasons[reason] : "shutdown";
    if ( d->flags & XEN_DOMINF_paused )
        return "paused";
    return "running";
}

static int count_shut_down(int nr)
{
    int i, count = 0;

    for ( i = 0; i < nr; i++ )
        if ( info[i].flags & (XEN_DOMINF_dying | XEN_DOMINF_shutdown) )
            count++;

    return count;
}

int main(int argc, char **argv)
{
    const struct timespec pause = { .tv_nsec = 200000000 };
    time_t deadline;
    int fd, nr, i, wanted;

    if ( argc != 3 )
    {
        fprintf(stderr, "usage: hl-domains <n> <seconds>\n");
        return 2;
    }
    wanted = atoi(argv[1]);
    deadline = time(NULL) + atoi(argv[2]);

    fd = open("/dev/xen/privcmd", O_RDWR | O_CLOEXEC);
    if ( fd < 0 )
    {
        printf("error: /dev/xen/privcmd: %s\n", strerror(errno));
        return 2;
    }

    for ( ; ; )
    {
        nr = list_domains(fd);
        if ( nr < 0 )
        {
            printf("error: getdomaininfolist: %s\n", strerror(errno));
            return 2;
        }
        if ( count_shut_down(nr) >= wanted || time(NULL) >= deadline )
            break;
        nanosleep(&pause, NULL);
    }

    for ( i = 0; i < nr; i++ )
        printf("domid=%u state=%s mem=%llu vcpus=%u\n", info[i].domain,
               state(&info[i]),
               (unsigned long long)info[i].tot_pages * 4,
               info[i].max_vcpu_id + 1);

    return count_shut_down(nr) < wanted;
}
