using Glia.Networks.Validation;

namespace Glia.Tests.Networks.Validation;

public sealed class AvailableMemoryTests
{
    [Fact]
    public void This_machine_has_memory() => Assert.InRange(AvailableMemory.Bytes(), 1, long.MaxValue);

    [Fact]
    public void Meminfo_is_read_in_kibibytes()
    {
        Assert.Equal(23_456_789L * 1024, AvailableMemory.ReadMeminfo(["MemTotal:       24000000 kB", "MemAvailable:   23456789 kB"]));
        Assert.Null(AvailableMemory.ReadMeminfo([]));
        Assert.Null(AvailableMemory.ReadMeminfo(["MemAvailable: many kB"]));
    }

    [Fact]
    public void Control_groups_are_looked_for_from_the_own_one_up()
    {
        Assert.Equal(["/sys/fs/cgroup/a/b", "/sys/fs/cgroup/a", "/sys/fs/cgroup"], AvailableMemory.ControlGroups(["0::/a/b"]));
        Assert.Equal(["/sys/fs/cgroup/memory/job", "/sys/fs/cgroup/memory"], AvailableMemory.ControlGroups(["5:memory:/job", "4:cpu,cpuacct:/job", "nonsense"]));
    }

    [Fact]
    public void A_limit_leaves_what_is_not_used_and_what_gives_way()
    {
        Assert.Equal(700, Allowance(("memory.max", "1000"), ("memory.current", "500"), ("memory.stat", "inactive_file 200")));
        Assert.Equal(500, Allowance(("memory.limit_in_bytes", "1000"), ("memory.usage_in_bytes", "500")));
        Assert.Equal(0, Allowance(("memory.max", "1000"), ("memory.current", "1500")));
        Assert.Null(Allowance(("memory.max", "max"), ("memory.current", "500")));
        Assert.Null(Allowance());
    }

    private static long? Allowance(params (string File, string Text)[] files) =>
        AvailableMemory.ReadAllowance(path => files.Where(file => path == $"group/{file.File}").Select(file => file.Text), "group");
}
