// The page in a notebook: a frame that can reach nothing around it. What is clicked in it becomes the widget's
// question, and a question that is given to the widget is shown in it.

function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.title = model.get("_title");
  frame.setAttribute("sandbox", model.get("_sandbox"));
  frame.width = "100%";
  frame.height = String(model.get("height"));
  frame.style.border = "1px solid #d0d0d0";
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const ask = () => {
    // the frame has no origin: what is sent to it is the question alone
    frame.contentWindow?.postMessage({ logicnet: "ask", asked: model.get("question") }, "*");
  };
  let begun = false;
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow || data?.logicnet !== "asked") return;
    if (!begun) {
      begun = true; // the page is there: it shows what the widget was asked meanwhile
      if (!same(data.asked, model.get("question"))) ask();
    } else if (!data.answer && !same(data.asked, model.get("question"))) {
      model.set("question", data.asked);
      model.save_changes();
    }
  };
  const resize = () => { frame.height = String(model.get("height")); };
  addEventListener("message", hear);
  model.on("change:question", ask);
  model.on("change:height", resize);
  frame.srcdoc = model.get("_page");
  el.append(frame);
  return () => {
    removeEventListener("message", hear);
    model.off("change:question", ask);
    model.off("change:height", resize);
  };
}

export default { render };
