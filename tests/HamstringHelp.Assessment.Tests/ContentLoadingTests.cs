using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>Content that fails its checks never goes live, and its author is told file, place and remedy.</summary>
public sealed class ContentLoadingTests : IDisposable
{
    private readonly ContentCopy _content = new();

    [Fact]
    public void The_content_that_ships_loads()
    {
        Assert.Equal("1.0.0", PublishedContent.Current.Number.ToString());
        Assert.True(PublishedContent.Current.IsPublished);
    }

    [Fact]
    public void An_untouched_copy_loads()
    {
        Assert.Equal("1.0.0", _content.Load().Current.Number.ToString());
    }

    [Theory]
    [InlineData("version.json", "$")]
    [InlineData("version.json", "$.review")]
    [InlineData("questions.json", "$.questions[2]")]
    [InlineData("questions.json", "$.questions[2].choices[1]")]
    [InlineData("questions.json", "$.questions[10].names")]
    [InlineData("causes.json", "$.causes[0]")]
    [InlineData("causes.json", "$.causes[0].explanation[0]")]
    [InlineData("medicines.json", "$.groups[7]")]
    [InlineData("triggers.json", "$.triggers[3]")]
    [InlineData("outcomes.json", "$.outcomes[4]")]
    [InlineData("advice.json", "$.advice[16].blocks[0]")]
    [InlineData("sources.json", "$.article")]
    [InlineData("sources.json", "$.statements[61]")]
    [InlineData("sources.json", "$.sources[0]")]
    public void An_unknown_member_is_refused(string file, string path)
    {
        _content.Edit(file, root => At(root, path)["surprise"] = "!");
        Expect(file, $"{path}.surprise", "is not known here");
    }

    [Fact]
    public void A_member_with_a_slip_in_its_name_is_refused_with_the_name_that_was_meant()
    {
        _content.Replace("advice.json", "\"folded\": true", "\"fodled\": true");
        Expect("advice.json", "$.advice[12].fodled", "is not known here", "did you mean \"folded\"?");
    }

    [Fact]
    public void A_member_in_the_wrong_case_is_refused_twice_over()
    {
        _content.Replace("triggers.json", "\"reason\"", "\"Reason\"");
        Assert.Equal(
            ["$.triggers[0].Reason", "$.triggers[0].reason"],
            _content.Problems().Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("version.json", "$", "$schema")]
    [InlineData("version.json", "$", "status")]
    [InlineData("version.json", "$.review", "note")]
    [InlineData("questions.json", "$.questions[0]", "title")]
    [InlineData("questions.json", "$.questions[0]", "askedWhen")]
    [InlineData("questions.json", "$.questions[0].choices[0]", "said")]
    [InlineData("questions.json", "$.questions[10].names", "excludedBy")]
    [InlineData("causes.json", "$.causes[3]", "whatToDo")]
    [InlineData("causes.json", "$.causes[3].explanation[0]", "from")]
    [InlineData("medicines.json", "$.groups[0]", "when")]
    [InlineData("triggers.json", "$.triggers[0]", "outcome")]
    [InlineData("outcomes.json", "$.outcomes[0]", "summary")]
    [InlineData("advice.json", "$.advice[0]", "section")]
    [InlineData("sources.json", "$.statements[0]", "fact")]
    [InlineData("sources.json", "$.sources[0]", "kind")]
    public void A_missing_member_is_refused(string file, string path, string member)
    {
        _content.Edit(file, root => At(root, path).AsObject().Remove(member));
        Expect(file, $"{path}.{member}", "is missing");
    }

    [Fact]
    public void A_member_that_stands_twice_is_refused()
    {
        _content.Replace("triggers.json", "\"id\": \"warmth\",", "\"id\": \"warmth\", \"id\": \"warmth\",");
        Expect("triggers.json", "$.triggers[4].id", "stands here twice");
    }

    [Theory]
    [InlineData("questions.json", "$.questions[0]", "title")]
    [InlineData("questions.json", "$.questions[0]", "hint")]
    [InlineData("questions.json", "$.questions[0]", "endsWhen")]
    [InlineData("questions.json", "$.questions[0].choices[3]", "excludesOthers")]
    [InlineData("questions.json", "$.questions[10]", "names")]
    [InlineData("triggers.json", "$.triggers[1]", "raise")]
    [InlineData("advice.json", "$.advice[0].blocks[1]", "when")]
    [InlineData("version.json", "$", "review")]
    public void A_null_is_refused_even_where_the_member_may_be_left_out(string file, string path, string member)
    {
        _content.Edit(file, root => At(root, path)[member] = null);
        Expect(file, $"{path}.{member}", "is null");
    }

    [Fact]
    public void A_null_in_a_list_is_refused()
    {
        _content.Edit("advice.json", root => root["advice"]![0]!["blocks"]!.AsArray().Add(null));
        Expect("advice.json", "$.advice[0].blocks[5]", "is null");
    }

    [Theory]
    [InlineData("questions.json", "$.questions[0]", "title", "7", "is a number where a text belongs")]
    [InlineData("questions.json", "$.questions[0]", "title", "[]", "is a list where a text belongs")]
    [InlineData("questions.json", "$", "questions", "{}", "is an object where a list belongs")]
    [InlineData("questions.json", "$.questions[10]", "names", "\"yes\"", "is a text where an object belongs")]
    [InlineData("questions.json", "$.questions[10].names", "maxLength", "\"400\"", "cannot be 400")]
    [InlineData("questions.json", "$.questions[10].names", "maxLength", "1.5", "cannot be 1.5")]
    [InlineData("questions.json", "$.questions[0].choices[3]", "excludesOthers", "\"true\"", "cannot be true")]
    [InlineData("questions.json", "$.questions[0]", "answers", "1", "is a number where a text belongs")]
    [InlineData("causes.json", "$.causes[0]", "kind", "0", "is a number where a text belongs")]
    [InlineData("causes.json", "$.causes[0]", "id", "12", "an id is letters, digits and single hyphens")]
    [InlineData("version.json", "$", "date", "\"24.11.2026\"", "cannot be 24.11.2026")]
    [InlineData("version.json", "$", "number", "1", "three whole numbers")]
    public void A_value_of_the_wrong_type_is_refused(string file, string path, string member, string value, string what)
    {
        _content.Edit(file, root => At(root, path)[member] = JsonNode.Parse(value));
        Expect(file, $"{path}.{member}", what);
    }

    [Theory]
    [InlineData("causes.json", "$.causes[0]", "kind", "harmless", "benign", "risk", "medical")]
    [InlineData("causes.json", "$.causes[0]", "kind", "Benign", "benign", "risk", "medical")]
    [InlineData("causes.json", "$.causes[0]", "kind", "0", "benign", "risk", "medical")]
    [InlineData("questions.json", "$.questions[0]", "answers", "many", "one", "several")]
    [InlineData("version.json", "$", "status", "live", "draft", "published")]
    [InlineData("version.json", "$.review", "status", "ok", "awaiting-clinician", "signed-off")]
    [InlineData("sources.json", "$.sources[0]", "kind", "book", "study", "safety-net")]
    [InlineData("advice.json", "$.advice[0]", "section", "top", "relief", "explanation")]
    public void A_word_that_is_not_one_of_a_few_is_refused_with_those_that_are(string file, string path, string member, string value, params string[] allowed)
    {
        _content.Edit(file, root => At(root, path)[member] = value);
        Expect(file, $"{path}.{member}", [$"is \"{value}\", which is not one of the words allowed here", .. allowed]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_text_is_refused(string text)
    {
        _content.Edit("outcomes.json", root => root["outcomes"]![1]!["title"] = text);
        Expect("outcomes.json", "$.outcomes[1].title", "is empty");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hot weather")]
    [InlineData("hot--weather")]
    [InlineData("-hot")]
    [InlineData("hot-")]
    [InlineData("hot_weather")]
    [InlineData("wärme")]
    [InlineData("a-name-that-is-far-too-long-to-be-an-id-because-it-has-65-letters")]
    public void An_id_that_is_none_is_refused(string id)
    {
        _content.Edit("sources.json", root => root["statements"]![0]!["id"] = id);
        Expect("sources.json", "$.statements[0].id", "an id is letters, digits and single hyphens");
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("1.0.x")]
    [InlineData("01.0.0")]
    [InlineData("-1.0.0")]
    [InlineData("1.0. 0")]
    [InlineData("1.0.99999999999")]
    public void A_version_number_that_is_none_is_refused(string number)
    {
        _content.Edit("version.json", root => root["number"] = number);
        Expect("version.json", "$.number", "three whole numbers");
    }

    [Fact]
    public void A_list_that_may_not_be_empty_is_refused()
    {
        _content.Edit("questions.json", root => root["questions"]![8]!["choices"] = new JsonArray());
        Expect("questions.json", "$.questions[8].choices", "is empty");
    }

    [Theory]
    [InlineData("questions.json", "questions", "$.questions")]
    [InlineData("outcomes.json", "outcomes", "$.outcomes")]
    public void A_file_without_what_it_is_for_is_refused(string file, string member, string path)
    {
        _content.Edit(file, root => root[member] = new JsonArray());
        Assert.Contains(_content.Problems(), problem => problem.File == $"1.0.0/{file}" && problem.Path == path && problem.What == "is empty.");
    }

    [Theory]
    [InlineData("causes.json", "$.causes[0]", "explanation")]
    [InlineData("medicines.json", "$.groups[0]", "explanation")]
    [InlineData("outcomes.json", "$.outcomes[0]", "whatToDo")]
    [InlineData("advice.json", "$.advice[0]", "blocks")]
    public void Something_that_says_nothing_is_refused(string file, string path, string member)
    {
        _content.Edit(file, root => At(root, path)[member] = new JsonArray());
        Expect(file, $"{path}.{member}", "is empty");
    }

    [Theory]
    [InlineData("causes.json", "$.causes[2]", "S99")]
    [InlineData("causes.json", "$.causes[2].explanation[0]", "S99")]
    [InlineData("causes.json", "$.causes[2].whatToDo[0]", "S99")]
    [InlineData("medicines.json", "$.groups[2]", "S99")]
    [InlineData("medicines.json", "$.groups[2].explanation[0]", "S99")]
    [InlineData("triggers.json", "$.triggers[2]", "S99")]
    [InlineData("triggers.json", "$.triggers[2].explanation[0]", "S99")]
    [InlineData("outcomes.json", "$.outcomes[2]", "S99")]
    [InlineData("outcomes.json", "$.outcomes[2].whatToDo[0]", "S99")]
    [InlineData("advice.json", "$.advice[2]", "S99")]
    [InlineData("advice.json", "$.advice[2].blocks[0]", "S99")]
    public void A_source_that_does_not_exist_is_refused(string file, string path, string id)
    {
        _content.Edit(file, root => At(root, path)["from"]![0] = id);
        Expect(file, $"{path}.from[0]", $"names \"{id}\", which is neither a statement nor a source");
    }

    [Fact]
    public void A_source_with_a_slip_is_refused_with_the_one_that_was_meant()
    {
        _content.Edit("advice.json", root => root["advice"]![0]!["from"]![0] = "nhs-dvd");
        Expect("advice.json", "$.advice[0].from[0]", "names \"nhs-dvd\"", "did you mean \"nhs-dvt\"?");
    }

    [Theory]
    [InlineData("causes.json", "$.causes[2]")]
    [InlineData("causes.json", "$.causes[2].explanation[0]")]
    [InlineData("advice.json", "$.advice[2].blocks[0]")]
    public void What_rests_on_nothing_is_refused(string file, string path)
    {
        _content.Edit(file, root => At(root, path)["from"] = new JsonArray());
        Expect(file, $"{path}.from", "names no source");
    }

    [Fact]
    public void A_trigger_that_leads_nowhere_is_refused_with_the_outcome_that_was_meant()
    {
        _content.Edit("triggers.json", root => root["triggers"]![4]!["outcome"] = "call-docter");
        Expect("triggers.json", "$.triggers[4].outcome", "names \"call-docter\", which is no outcome", "did you mean \"call-doctor\"?");
    }

    [Theory]
    [InlineData("questions.json", "questions", 1)]
    [InlineData("causes.json", "causes", 1)]
    [InlineData("medicines.json", "groups", 1)]
    [InlineData("triggers.json", "triggers", 1)]
    [InlineData("outcomes.json", "outcomes", 1)]
    [InlineData("advice.json", "advice", 1)]
    [InlineData("sources.json", "statements", 1)]
    [InlineData("sources.json", "sources", 1)]
    public void An_id_that_is_used_twice_is_refused(string file, string list, int index)
    {
        _content.Edit(file, root => root[list]![index]!["id"] = root[list]![0]!["id"]!.DeepClone());
        Assert.Contains(_content.Problems(), problem => problem.File == $"1.0.0/{file}" && problem.Path == $"$.{list}[{index}].id" && problem.What.EndsWith("is used twice.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_choice_that_is_offered_twice_is_refused()
    {
        _content.Edit("questions.json", root => root["questions"]![1]!["choices"]![3]!["id"] = "swelling");
        Expect("questions.json", "$.questions[1].choices[3].id", "\"swelling\" is used twice");
    }

    [Fact]
    public void A_source_that_is_called_like_a_statement_is_refused()
    {
        _content.Edit("sources.json", root => root["sources"]!.AsArray().Add(WithId(root["sources"]![0]!, "S01")));
        Expect("sources.json", $"$.sources[{PublishedContent.Current.Files.Sources.Sources.Count}].id", "\"S01\" is the id of a statement too");
    }

    [Theory]
    [InlineData("always")]
    [InlineData("not")]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("any")]
    [InlineData("no")]
    [InlineData("named")]
    [InlineData("cause")]
    [InlineData("condition")]
    [InlineData("medicine")]
    [InlineData("trigger")]
    [InlineData("outcome")]
    public void A_question_may_not_be_called_like_a_word_of_the_condition_language(string word)
    {
        _content.Edit("questions.json", root => root["questions"]!.AsArray().Add(WithId(root["questions"]![8]!, word)));
        Expect("questions.json", "$.questions[11].id", $"\"{word}\" is a word of the condition language");
    }

    [Fact]
    public void A_folder_with_another_number_than_its_version_is_refused()
    {
        _content.Edit("version.json", root => root["number"] = "1.0.1");
        Expect("version.json", "$.number", "is 1.0.1, but the folder is called 1.0.0");
    }

    [Fact]
    public void Languages_begin_with_English()
    {
        _content.Edit("version.json", root => root["languages"] = new JsonArray("es", "en"));
        Expect("version.json", "$.languages", "does not begin with \"en\"");
    }

    [Fact]
    public void An_early_result_needs_its_notice()
    {
        _content.Edit("questions.json", root => root["questions"]![1]!.AsObject().Remove("notice"));
        Expect("questions.json", "$.questions[1].notice", "is missing", "both offersResultWhen and notice");
    }

    [Fact]
    public void A_notice_needs_its_early_result()
    {
        _content.Edit("questions.json", root => root["questions"]![1]!.AsObject().Remove("offersResultWhen"));
        Expect("questions.json", "$.questions[1].offersResultWhen", "is missing");
    }

    [Fact]
    public void One_answer_excludes_the_others_anyway()
    {
        _content.Edit("questions.json", root => root["questions"]![5]!["choices"]![0]!["excludesOthers"] = true);
        Expect("questions.json", "$.questions[5].choices[0].excludesOthers", "takes one answer anyway");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(401)]
    [InlineData(-1)]
    public void The_text_box_for_names_takes_1_to_400_characters(int length)
    {
        _content.Edit("questions.json", root => root["questions"]![10]!["names"]!["maxLength"] = length);
        Expect("questions.json", "$.questions[10].names.maxLength", $"is {length}", "1 to 400");
    }

    [Fact]
    public void Only_one_question_has_a_text_box_for_names()
    {
        _content.Edit("questions.json", root => root["questions"]![8]!["names"] = root["questions"]![10]!["names"]!.DeepClone());
        Expect("questions.json", "$.questions[10].names", "is a second text box");
    }

    [Fact]
    public void A_text_box_for_names_stands_at_a_question_with_several_answers()
    {
        _content.Edit("questions.json", root =>
        {
            root["questions"]![10]!["answers"] = "one";
            foreach (var choice in root["questions"]![10]!["choices"]!.AsArray())
            {
                choice!.AsObject().Remove("excludesOthers");
            }
        });
        Expect("questions.json", "$.questions[10].names", "stands at a question with one answer");
    }

    [Fact]
    public void What_contradicts_a_typed_name_is_a_choice_of_the_question()
    {
        _content.Edit("questions.json", root => root["questions"]![10]!["names"]!["excludedBy"]![0] = "non");
        Expect("questions.json", "$.questions[10].names.excludedBy[0]", "names \"non\", which is no choice here", "did you mean \"none\"?");
    }

    [Fact]
    public void A_medical_cause_says_when_a_doctor_should_think_of_it()
    {
        _content.Edit("causes.json", root => root["causes"]![13]!.AsObject().Remove("possibleWhen"));
        Expect("causes.json", "$.causes[13].possibleWhen", "is missing");
    }

    [Fact]
    public void A_harmless_cause_is_never_only_possible()
    {
        _content.Edit("causes.json", root => root["causes"]![0]!["possibleWhen"] = "no benign cause");
        Expect("causes.json", "$.causes[0].possibleWhen", "belongs to medical causes alone");
    }

    [Theory]
    [InlineData("timing has at-nigth", "names \"at-nigth\" as an answer to \"timing\", which does not exist", "did you mean \"at-night\"?")]
    [InlineData("timeing has at-night", "names \"timeing\", which is no question", "did you mean \"timing\"?")]
    [InlineData("cause overexersion", "names cause \"overexersion\", which does not exist", "did you mean \"overexertion\"?")]
    [InlineData("medicine statins", "names medicine \"statins\", which does not exist", "did you mean \"statin\"?")]
    [InlineData("trigger warmht", "names trigger \"warmht\", which does not exist", "did you mean \"warmth\"?")]
    [InlineData("outcome is selfcare", "names outcome \"selfcare\", which does not exist", "did you mean \"self-care\"?")]
    [InlineData("timing is at-night", "says \"timing is\", but \"timing\" takes several answers", "Write \"timing has\"")]
    [InlineData("age has under-18", "says \"age has\", but \"age\" takes one answer", "Write \"age is\"")]
    [InlineData("timing has at-night and", "it ends where a question, a finding or \"always\" should be", "content/README.md")]
    [InlineData("timing at-night", "\"at-night\" stands where \"is\" or \"has\" after \"timing\" should be", "content/README.md")]
    [InlineData("(timing has at-night", "it ends where \")\" should be", "content/README.md")]
    [InlineData("timing has at-night)", "\")\" stands where the end of the condition should be", "content/README.md")]
    [InlineData("timing has at-night && cause dehydration", "\"&\" stands where the end of the condition should be", "content/README.md")]
    [InlineData("no harmless cause", "\"harmless\" stands where \"benign cause\"", "content/README.md")]
    public void A_condition_that_cannot_be_meant_is_refused(string condition, string what, string mend)
    {
        _content.Edit("advice.json", root => root["advice"]![5]!["when"] = condition);
        Expect("advice.json", "$.advice[5].when", what, mend);
    }

    [Theory]
    [InlineData("causes.json", "$.causes[0]", "when", "trigger warmth", "reads trigger \"warmth\"", "read answers alone")]
    [InlineData("causes.json", "$.causes[0]", "when", "no medicine", "reads \"no medicine\"", "read answers alone")]
    [InlineData("causes.json", "$.causes[0]", "when", "cause dehydration", "reads cause \"dehydration\"", "read answers alone")]
    [InlineData("causes.json", "$.causes[14]", "possibleWhen", "trigger warmth", "reads trigger \"warmth\"", "reads answers, causes, known conditions and medicines")]
    [InlineData("medicines.json", "$.groups[0]", "when", "cause dehydration", "reads cause \"dehydration\"", "read answers alone")]
    [InlineData("triggers.json", "$.triggers[1]", "when", "trigger warmth", "reads trigger \"warmth\"", "read answers and findings")]
    [InlineData("triggers.json", "$.triggers[1]", "when", "outcome is emergency", "reads outcome \"emergency\"", "read answers and findings")]
    public void A_rule_that_reads_its_own_stage_or_a_later_one_is_refused(string file, string path, string member, string condition, string what, string mend)
    {
        _content.Edit(file, root => At(root, path)[member] = condition);
        Expect(file, $"{path}.{member}", what, mend);
    }

    [Theory]
    [InlineData(3, "askedWhen", "age is under-18", "reads \"under-18\" as an answer to \"age\"", "earlier questions")]
    [InlineData(3, "askedWhen", "activity has none of (dehydration)", "reads \"dehydration\" as an answer to \"activity\"", "earlier questions")]
    [InlineData(3, "askedWhen", "any benign cause", "reads \"any benign\"", "earlier questions")]
    [InlineData(3, "askedWhen", "named statin", "reads named \"statin\"", "earlier questions")]
    [InlineData(0, "endsWhen", "symptoms has warmth", "reads \"warmth\" as an answer to \"symptoms\"", "this question or earlier ones")]
    [InlineData(1, "offersResultWhen", "trigger warmth", "reads trigger \"warmth\"", "this question or earlier ones")]
    public void A_question_that_reads_a_later_one_is_refused(int question, string member, string condition, string what, string mend)
    {
        _content.Edit("questions.json", root => root["questions"]![question]![member] = condition);
        Expect("questions.json", $"$.questions[{question}].{member}", what, mend);
    }

    [Theory]
    [InlineData("causes.json", "$.causes[0].explanation[0]")]
    [InlineData("causes.json", "$.causes[0].whatToDo[0]")]
    [InlineData("medicines.json", "$.groups[0].explanation[0]")]
    [InlineData("triggers.json", "$.triggers[0].explanation[0]")]
    [InlineData("outcomes.json", "$.outcomes[0].whatToDo[0]")]
    [InlineData("advice.json", "$.advice[0].blocks[0]")]
    public void The_condition_of_a_block_is_checked_too(string file, string path)
    {
        _content.Edit(file, root => At(root, path)["when"] = "cause hot-wether");
        Expect(file, $"{path}.when", "which does not exist", "did you mean \"hot-weather\"?");
    }

    [Fact]
    public void A_condition_nested_without_end_is_refused()
    {
        _content.Edit("advice.json", root => root["advice"]![5]!["when"] = new string('(', 10_000) + "always" + new string(')', 10_000));
        Expect("advice.json", "$.advice[5].when", "deep");
    }

    [Theory]
    [InlineData("version.json")]
    [InlineData("questions.json")]
    [InlineData("causes.json")]
    [InlineData("medicines.json")]
    [InlineData("triggers.json")]
    [InlineData("outcomes.json")]
    [InlineData("advice.json")]
    [InlineData("sources.json")]
    public void A_missing_file_is_named(string file)
    {
        _content.Delete(file);
        Expect(file, "", "cannot be read", "Put the file there");
    }

    [Fact]
    public void Invalid_JSON_is_refused_with_line_and_column()
    {
        _content.EditText("triggers.json", _ => "{\n  \"triggers\": [\n    oops\n  ]\n}");
        Expect("triggers.json", "", "is not valid JSON at line 3, column 5");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ /* a comment */ }")]
    [InlineData("{ \"$schema\": \"x\", }")]
    public void JSON_that_is_cut_off_or_decorated_is_refused(string text)
    {
        _content.EditText("causes.json", _ => text);
        Expect("causes.json", "", "is not valid JSON at line 1");
    }

    [Fact]
    public void A_file_that_is_a_list_is_refused()
    {
        _content.EditText("causes.json", _ => "[]");
        Expect("causes.json", "$", "is a list where an object belongs");
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public void A_text_that_is_no_text_is_refused(string escape)
    {
        _content.Replace("causes.json", "No stretch beforehand", $"No {escape} stretch");
        Expect("causes.json", "$.causes[0].name", "cannot be read as text");
    }

    [Fact]
    public void A_member_whose_name_is_no_text_is_refused()
    {
        _content.Replace("causes.json", "\"kind\": \"benign\",", "\"kind\": \"benign\", \"\\ud800\": 1,");
        Expect("causes.json", "$.causes[0]", "cannot be read as text");
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        var path = _content.PathOf("causes.json");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("No stretch beforehand"u8)] = 0xE4;
        File.WriteAllBytes(path, bytes);
        Expect("causes.json", "$.causes[0].name", "cannot be read as text");
    }

    [Fact]
    public void All_problems_of_all_files_and_versions_are_reported_at_once()
    {
        _content
            .AddVersion("1.1.0", status: "draft")
            .Edit("outcomes.json", root => root["outcomes"]![0]!["title"] = "")
            .Edit("outcomes.json", root => root["outcomes"]![1]!["colour"] = "red")
            .Edit("advice.json", root => root["advice"]![0]!["from"]![0] = "S99", version: "1.1.0")
            .Edit("triggers.json", root => root["triggers"]![0]!["outcome"] = "nowhere-at-all", version: "1.1.0")
            .EditText("causes.json", _ => "oops");
        Assert.Equal(
            [
                "1.0.0/causes.json:",
                "1.0.0/outcomes.json:$.outcomes[0].title",
                "1.0.0/outcomes.json:$.outcomes[1].colour",
                "1.1.0/triggers.json:$.triggers[0].outcome",
                "1.1.0/advice.json:$.advice[0].from[0]",
            ],
            _content.Problems().Select(problem => $"{problem.File}:{problem.Path}"));
    }

    [Fact]
    public void A_dangling_source_and_a_bad_condition_are_reported_at_once()
    {
        _content.Edit("advice.json", root => root["advice"]![1]!["from"]![0] = "S99");
        _content.Edit("triggers.json", root => root["triggers"]![4]!["when"] = "symptoms has warmht");
        Assert.Equal(["$.advice[1].from[0]", "$.triggers[4].when"], _content.Problems().Select(problem => problem.Path));
    }

    [Fact]
    public void Bad_conditions_of_several_files_are_reported_at_once()
    {
        _content
            .Edit("questions.json", root => root["questions"]![3]!["askedWhen"] = "age is under-18")
            .Edit("causes.json", root => root["causes"]![0]!["when"] = "nonsense")
            .Edit("causes.json", root => root["causes"]![13]!["possibleWhen"] = "nonsense")
            .Edit("triggers.json", root => root["triggers"]![0]!["when"] = "nonsense")
            .Edit("advice.json", root => root["advice"]![0]!["blocks"]![1]!["when"] = "nonsense");
        Assert.Equal(
            ["$.advice[0].blocks[1].when", "$.causes[0].when", "$.causes[13].possibleWhen", "$.questions[3].askedWhen", "$.triggers[0].when"],
            _content.Problems().Select(problem => problem.Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_report_is_a_text_that_says_file_place_reason_and_remedy()
    {
        _content.Edit("triggers.json", root => root["triggers"]![4]!["outcome"] = "call-docter").Delete("advice.json").Delete("sources.json");
        var message = Assert.Throws<ContentException>(_content.Load).Message;
        Assert.StartsWith("The content has 2 problem(s):", message, StringComparison.Ordinal);
        Assert.Contains("1.0.0/advice.json: cannot be read", message, StringComparison.Ordinal);

        var problem = new ContentProblem("1.0.0/triggers.json", "$.triggers[4].outcome", "names nothing.", "Name an outcome.");
        Assert.Equal("1.0.0/triggers.json:$.triggers[4].outcome: names nothing. Name an outcome.", problem.ToString());
    }

    [Fact]
    public void The_newest_published_version_is_current_and_the_others_stay()
    {
        _content.AddVersion("1.9.0", "published").AddVersion("1.10.0", "published").AddVersion("2.0.0", "draft");
        var library = _content.Load();
        Assert.Equal("1.10.0", library.Current.Number.ToString());
        Assert.Equal(["1.0.0", "1.9.0", "1.10.0", "2.0.0"], library.Versions.Select(version => version.Number.ToString()));
        Assert.False(library.Find(new VersionNumber(2, 0, 0))!.IsPublished);
        Assert.Null(library.Find(new VersionNumber(3, 0, 0)));
    }

    [Fact]
    public void A_draft_alone_is_not_enough()
    {
        _content.Edit("version.json", root => root["status"] = "draft");
        var problem = Assert.Single(_content.Problems());
        Assert.Equal("has no published version.", problem.What);
        Assert.Contains(_content.Folder, problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_published_version()
    {
        var exception = Assert.Throws<ContentException>(() => ContentLibrary.Load(Path.Combine(_content.Folder, "nowhere")));
        Assert.Equal("has no published version.", Assert.Single(exception.Problems).What);
    }

    [Fact]
    public void A_folder_that_is_no_version_is_refused_but_the_schemas_are_not_one()
    {
        Directory.CreateDirectory(Path.Combine(_content.Folder, "schema"));
        Assert.Single(_content.Load().Versions);

        Directory.CreateDirectory(Path.Combine(_content.Folder, "copy-of-1.0.0"));
        Assert.All(_content.Problems(), problem => Assert.StartsWith("copy-of-1.0.0/", problem.File, StringComparison.Ordinal));
    }

    public void Dispose() => _content.Dispose();

    /// <summary>Expects exactly one problem, in version 1.0.0, with these words in its reason or remedy.</summary>
    private void Expect(string file, string path, params string[] words)
    {
        var problem = Assert.Single(_content.Problems());
        Assert.Equal($"1.0.0/{file}", problem.File);
        Assert.Equal(path, problem.Path);
        Assert.All(words, word => Assert.Contains(word, $"{problem.What} {problem.Mend}", StringComparison.Ordinal));
        Assert.EndsWith(".", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("..", problem.What, StringComparison.Ordinal);
    }

    /// <summary>The object at a path such as <c>$.causes[0].explanation[0]</c>.</summary>
    private static JsonNode At(JsonNode root, string path)
    {
        foreach (var part in path.Split('.', '[', ']').Skip(1).Where(part => part.Length > 0))
        {
            root = char.IsAsciiDigit(part[0]) ? root[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : root[part]!;
        }

        return root;
    }

    private static JsonNode WithId(JsonNode item, string id)
    {
        var copy = item.DeepClone();
        copy["id"] = id;
        return copy;
    }
}
