using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>
/// The shipped content cut down to five questions with fourteen answers, so that every set of answers can be tried one
/// by one. It still has a question that ends the questions, one that offers the result early, one that is asked only
/// sometimes, one that takes one answer, and typed names.
/// </summary>
internal static class SmallContent
{
    public static ContentVersion Load() => EditedContent.Load(content =>
    {
        Keep(content.List("questions"), "emergency", "symptoms", "timing", "activity", "medicines");
        Keep(content.Choices("emergency"), "chest-pain-or-breathless", "none");
        Keep(content.Choices("symptoms"), "warmth", "redness", "none");
        Keep(content.Choices("timing"), "during-activity", "at-night");
        Keep(content.Choices("activity"), "dehydration", "none");
        Keep(content.Choices("medicines"), "statin", "none", "not-sure");
        Keep(content.List("groups"), "statin", "other-medicine");
        content.List("combinations").Clear();
        Keep(content.List("causes"), "dehydration");
        Keep(content.List("triggers"), "emergency-signs", "warmth", "redness", "no-benign-cause", "medicine");
        Keep(content.List("advice"), "relief-seated-stretch", "relief-heat", "prevent-bike", "review-medicines");
        content.Item("questions", "timing")["answers"] = "one";
        content.Set("groups", "other-medicine", "when", "medicines has not-sure or named other-medicine");
        content.Set("questions", "emergency", "endsWhen", "emergency has chest-pain-or-breathless");
        content.Set("questions", "symptoms", "offersResultWhen", "symptoms has any of (warmth, redness)");
        content.Set("questions", "activity", "askedWhen", "timing is during-activity");
        content.Item("questions", "medicines")["names"]!["excludedBy"] = new JsonArray("none", "not-sure");
        content.Set("triggers", "emergency-signs", "when", "emergency has chest-pain-or-breathless");
        content.Set("advice", "prevent-bike", "when", "timing is at-night and not any medicine");
        content.Set("advice", "relief-heat", "when", "symptoms has none of (redness, warmth) and outcome is not emergency");
        foreach (var list in (string[])["causes", "groups", "triggers", "advice", "outcomes"])
        {
            DropBlockConditions(content.List(list));
        }
    });

    private static void Keep(JsonArray list, params string[] ids)
    {
        foreach (var item in list.Where(item => !ids.Contains(item!["id"]!.GetValue<string>())).ToList())
        {
            list.Remove(item);
        }
    }

    private static void DropBlockConditions(JsonArray items)
    {
        foreach (var block in items.SelectMany(item => item!.AsObject()).Select(member => member.Value).OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>())
        {
            block.Remove("when");
        }
    }
}
