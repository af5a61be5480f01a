namespace HamstringHelp.Assessment.Content;

/// <summary>What rests on each statement and source: the names of the items that refer to it, in the order of the content.</summary>
internal static class SourceIndex
{
    internal static Dictionary<Id<Source>, List<string>> Build(ContentFiles files)
    {
        var index = new Dictionary<Id<Source>, List<string>>();
        foreach (var cause in files.Causes.Causes)
        {
            Add(cause.Name, cause.From, cause.Explanation, cause.WhatToDo);
        }

        foreach (var group in files.Medicines.Groups)
        {
            Add(group.Name, group.From, group.Explanation);
        }

        foreach (var trigger in files.Triggers.Triggers)
        {
            Add(trigger.Name, trigger.From, trigger.Explanation);
        }

        foreach (var outcome in files.Outcomes.Outcomes)
        {
            Add(outcome.Title, outcome.From, outcome.WhatToDo);
        }

        foreach (var advice in files.Advice.Advice)
        {
            Add(advice.Title, advice.From, advice.Blocks);
        }

        return index;

        void Add(string name, IEnumerable<Id<Source>> from, params IEnumerable<IReadOnlyList<Block>> blocks)
        {
            foreach (var id in from.Concat(blocks.SelectMany(list => list).SelectMany(block => block.From)).Distinct())
            {
                if (!index.TryGetValue(id, out var names))
                {
                    index[id] = names = [];
                }

                if (!names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }
    }
}
