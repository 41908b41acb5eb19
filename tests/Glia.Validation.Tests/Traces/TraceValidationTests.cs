using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Validation.Traces;

namespace Glia.Validation.Tests.Traces;

public sealed class TraceValidationTests
{
    [Fact]
    public async Task Recording_that_follows_the_closed_form_agrees()
    {
        using var folder = new RecordingFolder();
        TraceComparison comparison = await TraceValidation.RunAsync(TraceFolder.Read(folder.Path).Single());
        Assert.True(comparison.Passed, comparison.ToString());
        Assert.Equal(["V_m"], comparison.Variables.Select(deviation => deviation.Variable));
        Assert.Equal("mV", comparison.Variables[0].Unit);
    }

    [Fact]
    public async Task Deviation_is_found_with_its_size_and_time()
    {
        using var folder = new RecordingFolder((sample, value) => sample == 42 ? value + 0.125 : value);
        TraceComparison comparison = await TraceValidation.RunAsync(TraceFolder.Read(folder.Path).Single());
        Assert.False(comparison.Passed);
        Assert.Equal(0.125, comparison.Variables[0].Absolute, 1e-9);
        Assert.Equal(4.2, comparison.Variables[0].Time_ms, 1e-9);
    }

    [Fact]
    public async Task Recording_with_a_value_that_is_not_a_number_disagrees()
    {
        using var folder = new RecordingFolder((sample, value) => sample == 10 ? double.NaN : value);
        Assert.False((await TraceValidation.RunAsync(TraceFolder.Read(folder.Path).Single())).Passed);
    }

    [Fact]
    public async Task Missing_spikes_disagree()
    {
        using var folder = new RecordingFolder();
        RecordedTrace trace = TraceFolder.Read(folder.Path).Single() with { SpikeTimes_ms = [5.0] };
        TraceComparison comparison = await TraceValidation.RunAsync(trace);
        Assert.False(comparison.Passed);
        Assert.Equal((1, 0), (comparison.Spikes.Recorded, comparison.Spikes.Simulated));
    }

    [Fact]
    public void Protocol_is_a_network_file_with_the_recorded_parameters()
    {
        using var folder = new RecordingFolder();
        RecordedTrace trace = TraceFolder.Read(folder.Path).Single();
        Network network = NetworkFile.Parse(TraceNetwork.Text(trace)).Network;
        Population neuron = network.Populations.Single(population => population.Name == TraceNetwork.Neuron);
        Assert.Equal("iaf_psc_delta", neuron.Model.Name);
        Assert.Equal(1, neuron.Size);
        Assert.Equal(3, network.Populations.Count);
        Assert.Equal(2, network.Projections.Count);
    }

    [Fact]
    public void Recordings_without_samples_are_left_out()
    {
        using var folder = new RecordingFolder();
        ImmutableArray<RecordedTrace> traces = TraceFolder.Read(folder.Path);
        Assert.Equal(["delta"], traces.Select(trace => trace.Name));
        Assert.Equal(double.NegativeInfinity, traces[0].Values["V_min"]);
    }

    [Fact]
    public void Missing_folder_is_named_with_the_way_out()
    {
        GliaException exception = Assert.Throws<GliaException>(() => TraceFolder.Read("/no/such/folder"));
        Assert.Contains("/no/such/folder", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--reference", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the first line")]
    [InlineData("time_ms\n", "the first line")]
    [InlineData("time_ms,V_m\n0.1,-70,3\n", "line 2 has 3 cells")]
    [InlineData("time_ms,V_m\n0.1,-70\n0.2,minus\n", "line 3: 'minus'")]
    public void Broken_samples_are_refused_with_the_line(string samples, string expected)
    {
        using var folder = new RecordingFolder();
        File.WriteAllText(Path.Combine(folder.Path, "delta.csv"), samples);
        GliaException exception = Assert.Throws<GliaException>(() => TraceFolder.Read(folder.Path));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("{"), InlineData("{}"), InlineData("{\"traces\": {\"delta\": {}}}"), InlineData("{\"traces\": {\"delta\": {\"model\": 3}}}")]
    public void Broken_index_is_refused(string text)
    {
        using var folder = new RecordingFolder();
        File.WriteAllText(folder.Index, text);
        GliaException exception = Assert.Throws<GliaException>(() => TraceFolder.Read(folder.Path));
        Assert.Contains("cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_is_found_above()
    {
        string root = Directory.CreateTempSubdirectory("glia-find-").FullName;
        try
        {
            string below = Directory.CreateDirectory(Path.Combine(root, "a", "b")).FullName;
            string folder = Directory.CreateDirectory(Path.Combine(root, "a", "reference", "nest")).FullName;
            File.WriteAllText(Path.Combine(folder, "neuron_traces.json"), "{}");
            Assert.Equal(folder, TraceFolder.Find(below));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
