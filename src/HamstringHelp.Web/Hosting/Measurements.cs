using System.Diagnostics.Metrics;
using HamstringHelp.Web.Journey;

namespace HamstringHelp.Web.Hosting;

/// <summary>What an operator sees of the program's work: how often and how long, never who or what somebody answered.</summary>
public sealed class Measurements
{
    /// <summary>The name to listen to.</summary>
    public const string MeterName = "HamstringHelp";

    private readonly Counter<long> _started;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _shares;
    private readonly Counter<long> _clears;
    private readonly Counter<long> _storageErrors;
    private readonly Histogram<double> _evaluation;
    private readonly TimeProvider _time;

    public Measurements(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MeterName);
        _started = meter.CreateCounter<long>("hamstringhelp.journeys.started", "{journey}", "First answers.");
        _finished = meter.CreateCounter<long>("hamstringhelp.journeys.finished", "{journey}", "Journeys that came to a result, by outcome.");
        _shares = meter.CreateCounter<long>("hamstringhelp.shares", "{share}", "Results that were stored for a link, or could not be.");
        _clears = meter.CreateCounter<long>("hamstringhelp.kiosk.clears", "{clear}", "People whom a kiosk has forgotten.");
        _storageErrors = meter.CreateCounter<long>("hamstringhelp.storage.errors", "{error}", "What the database could not do, by what was asked of it.");
        _evaluation = meter.CreateHistogram<double>("hamstringhelp.rules.evaluation", "s", "Time to work out a result.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.01, 0.1] });
    }

    /// <summary>Counts where a journey begins, and where it first comes to a result.</summary>
    internal void Answered(PersonJourney before, PersonJourney after)
    {
        if (_started.Enabled && ReferenceEquals(before.Answers, before.Content.Questionnaire.Blank))
        {
            _started.Add(1);
        }

        if (_finished.Enabled && !before.HasResult && after.HasResult)
        {
            _finished.Add(1, Tag("outcome", Assess(after).Outcome.Id.Value));
        }
    }

    /// <summary>Works out a result.</summary>
    internal Assessment.Rules.Assessment Assess(PersonJourney journey)
    {
        var began = _time.GetTimestamp();
        var assessment = journey.Content.Assessor.Assess(journey.Answers);
        _evaluation.Record(_time.GetElapsedTime(began).TotalSeconds);
        return assessment;
    }

    internal void Shared(bool isStored) => _shares.Add(1, Tag("result", isStored ? "stored" : "failed"));

    internal void Cleared() => _clears.Add(1);

    internal void StorageFailed(string operation) => _storageErrors.Add(1, Tag("operation", operation));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
