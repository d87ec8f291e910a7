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

#include "common/domain-list.h"

/* Linux: IOCTL_PRIVCMD_HYPERCALL of xen/privcmd.h. */
struct privcmd_hypercall {
    uint64_t op;
    uint64_t arg[5];
};
#define PRIVCMD_HYPERCALL _IOC(_IOC_NONE, 'P', 0, \
                               sizeof(struct privcmd_hypercall))

static int privcmd;

/* For buffers in static memory, which stays where it is: nothing swaps here. */
static long sysctl(unsigned int cmd, struct xen_sysctl *op)
{
    struct privcmd_hypercall call = {
        .op = __HYPERVISOR_sysctl,
        .arg = { (uintptr_t)op },
    };

    op->cmd = cmd;
    op->interface_version = XEN_SYSCTL_INTERFACE_VERSION;

    return ioctl(privcmd, PRIVCMD_HYPERCALL, &call);
}

static int nr_down;

static void count_down(const struct xen_domctl_getdomaininfo *info)
{
    if ( is_down(info) )
        nr_down++;
}

static void print(const struct xen_domctl_getdomaininfo *info)
{
    printf("domid=%u state=%s mem=%llu vcpus=%u\n", info->domain,
           domain_state(info), (unsigned long long)info->tot_pages * 4,
           info->max_vcpu_id + 1);
}

int main(int argc, char **argv)
{
    const struct timespec pause = { .tv_nsec = 200000000 };
    time_t deadline;
    int wanted;

    if ( argc != 3 )
    {
        fprintf(stderr, "usage: hl-domains <n> <seconds>\n");
        return 2;
    }
    wanted = atoi(argv[1]);
    deadline = time(NULL) + atoi(argv[2]);

    privcmd = open("/dev/xen/privcmd", O_RDWR | O_CLOEXEC);
    if ( privcmd < 0 )
    {
        printf("error: /dev/xen/privcmd: %s\n", strerror(errno));
        return 2;
    }

    for ( ; ; )
    {
        nr_down = 0;
        if ( for_each_domain(sysctl, count_down) < 0 )
        {
            printf("error: getdomaininfolist: %s\n", strerror(errno));
            return 2;
        }
        if ( nr_down >= wanted || time(NULL) >= deadline )
            break;
        nanosleep(&pause, NULL);
    }

    if ( for_each_domain(sysctl, print) < 0 )
        return 2;

    return nr_down < wanted;
}
