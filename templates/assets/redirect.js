/* A page that moved: goes on at once, with the fragment that was asked for. Without script the page itself does, without it. */
(() => {

const to = document.currentScript.getAttribute("data-to");
location.replace(location.hash ? to.replace(/#.*/, "") + location.hash : to);
})();
